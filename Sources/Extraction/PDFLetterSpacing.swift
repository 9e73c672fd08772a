/// Closes up words whose letters were set apart for looks: `V A L U E S`.
enum PDFLetterSpacing {
  /// The words of a line, with runs of four or more single letters at even distances made words.
  static func closed(_ words: [PDFWord]) -> [PDFWord] {
    guard words.count >= 4, words.contains(where: isLetter) else { return words }
    var result: [PDFWord] = []
    var index = 0
    while index < words.count {
      var end = index
      while end < words.count, isLetter(words[end]) { end += 1 }
      if end - index >= 4 {
        result += close(words[index..<end])
        index = end
      } else {
        result.append(words[index])
        index += 1
      }
    }
    return result
  }

  private static func isLetter(_ word: PDFWord) -> Bool {
    let text = String(decoding: word.text, as: UTF8.self)
    return text.count == 1 && text.first?.isAnyLetter == true
  }

  private static func close(_ letters: ArraySlice<PDFWord>) -> [PDFWord] {
    let gaps = zip(letters, letters.dropFirst()).map { $1.left - $0.right }
    let usual = gaps.sorted()[gaps.count / 2]
    // As wide as a space, and words of one letter cannot be told from letters set apart.
    guard let first = letters.first, usual < 0.24 * first.height else { return Array(letters) }
    var result = [first]
    for (gap, letter) in zip(gaps, letters.dropFirst()) {
      if gap > 1.6 * usual + 0.1 {
        result.append(letter)
      } else {
        result[result.count - 1].text += letter.text
        result[result.count - 1].right = letter.right
        result[result.count - 1].top = min(result[result.count - 1].top, letter.top)
        result[result.count - 1].bottom = max(result[result.count - 1].bottom, letter.bottom)
      }
    }
    return result
  }
}
