import CorpusModel
import Lexicons

/// The text of a new lexicon that extends another, with examples to take up.
///
/// Lines that begin with `##` explain; a line that begins with one `#` belongs to an example and is taken
/// up by removing that sign.
struct ExtensionTemplate {
  private let lexicon: Lexicon
  private let picks: ExtensionPicks
  private let name: String
  private let base: String

  /// Makes the text.
  ///
  /// - Parameters:
  ///   - name: the new lexicon's name.
  ///   - base: how the new file names the lexicon that it extends.
  ///   - lexicon: that lexicon.
  init(name: String, extends base: String, _ lexicon: Lexicon) {
    self.name = name
    self.base = base
    self.lexicon = lexicon
    picks = ExtensionPicks(lexicon)
  }

  /// The whole file.
  var text: String {
    (head + notation + additions + removals + replacements).joined(separator: "\n") + "\n"
  }

  private var head: [String] {
    let version = lexicon.version.isEmpty ? "" : " " + lexicon.version
    return [
      "## A lexicon of your own: all of \((lexicon.name + version).onOneLine), and what you change below.",
      "##",
      "## As it stands it changes nothing. To take up an example, remove the # at the start of its",
      "## lines, and put your own words in place of the invented ones. Then run",
      "##",
      "##   touchstone lexicon check FILE        are the sentences under matches and misses right?",
      "##   touchstone lexicon show FILE         what is in it now, and where does it come from?",
      "##   touchstone scan FOLDER --lexicon FILE",
      "",
      "name: \(ExtensionText.scalar(name))",
      "version: 0.1.0",
      "extends: \(ExtensionText.scalar(base))",
      "",
    ]
  }

  private var notation: [String] {
    [
      "## How words are written:",
      "##",
      "##   doorstep chat*          * at the end of a word: chat, chats, chatting",
      "##   organi?ation            ? is one letter: organisation, organization",
      "##   kept * promise          * by itself is exactly one word: kept their promise",
      "##   held {0,3} accountable  up to three words between",
      "##   (open|warm) door        one or the other",
      "##   (the)? front door       with or without it",
      "##   HWB                     words in capitals are found in capitals only",
      "##",
      "## Otherwise capitals make no difference, nor do hyphens and curly quotation marks. A phrase that",
      "## begins with * ' \" % @ or {, or holds a colon or #, is written in quotation marks.",
      "",
    ]
  }

  private var additions: [String] {
    let field = newCategory
    let other = picks.annotated ?? field + "-talk"
    return [
      "add:", "",
      "## Words for a category that is there\(label(picks.added)).",
      "#  \(key(picks.added)):",
      "#    - our word is kept",
      "#    - doorstep chat*",
      "#    - (open|warm) doorway",
      "",
      "## A word with more to say. within: it counts only if one of these stands in the same sentence.",
      "## unless: it does not count as part of these. matches and misses: sentences in which it must, and",
      "## must not, be found; the arrows stand around the very words. The last unless is one for all",
      "## words of the category\(label(other)).",
      "#  \(key(other)):",
      "#    terms:",
      "#      - term: corridor talk*",
      "#        within: [board, meeting*]",
      "#        unless: [corridor talk* programme]",
      "#        note: why it is here, for those who read this after you",
      "#        source: interviews in spring",
      "#        matches: [\"It was settled in ↓corridor talk↑ before the board met.\"]",
      "#        misses:",
      "#          - \"We heard corridor talk on the stairs.\"",
      "#          - \"The corridor talks programme was shown to the board.\"",
      "#    unless: [corridor talk show]",
      "",
      "## A category of your own\(poleNote).",
      "#  \(key(field)):",
      "#    label: Our field",
      "#    definition: What belongs here, in a sentence.",
      "#    terms: [doorstep promise*]",
      "#    matches: [\"She gave him a ↓doorstep promise↑ and kept it.\"]",
      "#    misses: [\"The parcel was left on the doorstep.\"]",
      "",
    ]
  }

  private var removals: [String] {
    var lines = [
      "## What is removed is written as the lexicon above writes it; touchstone lexicon show prints it.",
      "remove:", "",
    ]
    if let term = picks.term {
      lines += [
        "## A term of a category\(label(term.category)).",
        "#  \(key(term.category)):",
        "#    - \(ExtensionText.scalar(term.pattern))",
        "",
      ]
    }
    if let falseFriend = picks.falseFriend {
      lines += [
        "## A false friend, so that the words that it kept out are counted"
          + "\(label(falseFriend.category)).",
        "#  \(key(falseFriend.category)):",
        "#    unless:",
        "#      - \(ExtensionText.scalar(falseFriend.pattern))",
        "",
      ]
    }
    if let category = picks.category {
      lines += [
        "## A whole category\(label(category)).", "#  categories:", "#    - \(key(category))", "",
      ]
    }
    return lines
  }

  private var replacements: [String] {
    let lines = ["## Replacing takes out all terms of a category and puts yours in.", "replace:"]
    guard let category = picks.replaced else { return lines }
    return lines + [
      "", "## Other terms for a category\(label(category)).",
      "#  \(key(category)):", "#    - doorstep smile*",
    ]
  }

  // MARK: Names

  private func key(_ path: String) -> String { ExtensionText.scalar(path) }

  /// A path that the lexicon does not have: below the first pole, so that it counts there.
  private var newCategory: String {
    let start = lexicon.poles.map { $0.first + "." } ?? ""
    var name = start + "our-field"
    while lexicon.category(name) != nil { name += "-2" }
    return name
  }

  private var poleNote: String {
    guard let poles = lexicon.poles else { return "" }
    return "; below \(poles.first.onOneLine) or \(poles.second.onOneLine) it counts on that side"
  }

  /// The label of a category where it says more than its path.
  private func label(_ path: String) -> String {
    let category = lexicon.categories.first { $0.path == path }
    guard let label = category?.label, label != path, !path.hasSuffix("." + label) else {
      return ""
    }
    return ": \(label.onOneLine)"
  }
}
