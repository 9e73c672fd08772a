import CorpusModel
import Tokenization

/// Words that a coder marked, and every place where they stand in the text.
struct CodedStretch: Hashable {
  /// The words as the coder wrote them.
  var text: String
  /// Where they stand, as ranges of tokens.
  var places: [Range<Int>]
  /// How often the coder marked them.
  var count: Int
}

/// Finds coded words in their sentence, whatever a spreadsheet did to capitals, spaces and quotation marks.
struct StretchLocator {
  /// Why a stretch cannot be compared.
  enum Problem: Error, Hashable {
    /// It does not stand in the sentence.
    case absent(String)
    /// It is marked more often than it stands there.
    case tooMany(String, marked: Int, places: Int)
  }

  private let text: MatchedText

  init(_ text: MatchedText) {
    self.text = text
  }

  /// Finds the stretches of one pole or category.
  func locate(_ stretches: [String]) throws(Problem) -> [CodedStretch] {
    var result: [CodedStretch] = []
    for stretch in stretches {
      let places = places(of: stretch)
      if places.isEmpty { throw .absent(stretch) }
      if let known = result.firstIndex(where: { $0.places == places }) {
        result[known].count += 1
      } else {
        result.append(CodedStretch(text: stretch, places: places, count: 1))
      }
    }
    for stretch in result where stretch.count > stretch.places.count {
      throw .tooMany(stretch.text, marked: stretch.count, places: stretch.places.count)
    }
    return result
  }

  /// The places of some words: as whole words; else, as a part of words.
  private func places(of stretch: String) -> [Range<Int>] {
    let wanted = StretchLocator.forms(stretch)
    let forms = text.forms
    if !wanted.isEmpty, wanted.count <= forms.count {
      let starts = (0...(forms.count - wanted.count)).filter { start in
        forms[start..<(start + wanted.count)].elementsEqual(wanted)
      }
      if !starts.isEmpty { return starts.map { $0..<($0 + wanted.count) } }
    }
    return StretchLocator.occurrences(of: stretch, in: text.document.string(whole)).map {
      text.tokens(touching: $0)
    }.filter { !$0.isEmpty }
  }

  private var whole: TextSpan { TextSpan(start: 0, end: text.document.text.count) }

  /// The folded words of a text.
  private static func forms(_ string: String) -> [String] {
    var tokenized = TokenizedDocument()
    var vocabulary = Vocabulary()
    Tokenizer().tokenize(
      Document(block: string, of: .paragraph), into: &tokenized, vocabulary: &vocabulary)
    return tokenized.tokens.map { vocabulary.string($0.type) }
  }

  /// Where one text stands in another, in bytes, capitals, spaces and kinds of quotation marks unminded.
  private static func occurrences(of needle: String, in text: String) -> [Range<Int>] {
    let (wanted, _) = plain(needle)
    let (given, ends) = plain(text)
    guard !wanted.isEmpty, wanted.count <= given.count else { return [] }
    return (0...(given.count - wanted.count)).filter { start in
      given[start..<(start + wanted.count)].elementsEqual(wanted)
    }.map { (start: Int) in
      (start == 0 ? 0 : ends[start - 1])..<ends[start + wanted.count - 1]
    }
  }

  /// A text's characters in small letters, runs of white space as one space and quotation marks straight,
  /// with the byte at which each ends.
  private static func plain(_ text: String) -> (characters: [Character], ends: [Int]) {
    var characters: [Character] = []
    var ends: [Int] = []
    var offset = 0
    for character in text {
      offset += String(character).utf8.count
      var plain = Array(String(character).lowercased())
      switch character {
      case "‘", "’", "‚", "‛": plain = ["'"]
      case "“", "”", "„", "‟": plain = ["\""]
      case _ where character.isWhitespace:
        if characters.last == " " {
          ends[ends.count - 1] = offset
          continue
        }
        plain = [" "]
      default: break
      }
      characters += plain
      ends += plain.map { _ in offset }
    }
    return (characters, ends)
  }
}
