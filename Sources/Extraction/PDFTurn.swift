/// Turns pages upright whose text runs up or down.
enum PDFTurn {
  /// The page, turned if most of its words run up or down.
  static func upright(_ page: PDFPage) -> PDFPage {
    let long = page.words.filter { $0.text.count >= 4 }
    let vertical = long.filter(\.isVertical)
    guard vertical.count >= 3, vertical.count * 5 > long.count * 3 else { return page }
    var upwards = 0
    for (last, word) in zip(page.words, page.words.dropFirst()) {
      upwards += word.bottom <= last.top ? 1 : word.top >= last.bottom ? -1 : 0
    }
    var turned = page
    (turned.width, turned.height) = (page.height, page.width)
    for index in turned.words.indices {
      let word = page.words[index]
      if upwards >= 0 {
        (turned.words[index].left, turned.words[index].right) =
          (page.height - word.bottom, page.height - word.top)
        (turned.words[index].top, turned.words[index].bottom) = (word.left, word.right)
      } else {
        (turned.words[index].left, turned.words[index].right) = (word.top, word.bottom)
        (turned.words[index].top, turned.words[index].bottom) =
          (page.width - word.right, page.width - word.left)
      }
    }
    return turned
  }
}
