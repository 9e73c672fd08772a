/// The sentences behind a figure of a report.
package struct Evidence: Sendable {
  /// The name by which figures refer to it.
  package struct ID: Hashable, Sendable {
    /// Its number among those of the page, from 1.
    package var number: Int

    /// Makes a name.
    package init(_ number: Int) { self.number = number }

    /// The anchor in the page.
    var anchor: String { "e\(number)" }
  }

  /// The sentences of one side.
  package struct Side: Sendable {
    /// Whose they are, and how many there are.
    package var title: String
    /// Some of them.
    package var quotes: [Quote]

    /// Makes a side.
    package init(_ title: String, _ quotes: [Quote]) {
      self.title = title
      self.quotes = quotes
    }
  }

  /// Its name.
  package var id: ID
  /// The figure.
  package var title: String
  /// Where the rest stands.
  package var note: String
  /// The sides.
  package var sides: [Side]

  /// Makes evidence.
  package init(_ id: ID, title: String, note: String, sides: [Side]) {
    self.id = id
    self.title = title
    self.note = note
    self.sides = sides
  }
}

/// A sentence with its hits marked, and its source.
package struct Quote: Hashable, Sendable {
  /// A hit within the sentence.
  package struct Mark: Hashable, Sendable {
    /// Where it begins and ends, in Unicode scalars.
    package var range: Range<Int>
    /// Its pole.
    package var tone: Chart.Tone
    /// Whether it is the one that the figure counts.
    package var isFocus: Bool
    /// Whether it stands on the losing side of a contrast.
    package var isLosing: Bool

    /// Makes a mark.
    package init(
      _ range: Range<Int>, _ tone: Chart.Tone, isFocus: Bool = false, isLosing: Bool = false
    ) {
      self.range = range
      self.tone = tone
      self.isFocus = isFocus
      self.isLosing = isLosing
    }
  }

  /// The sentence.
  package var text: String
  /// Its hits, in order.
  package var marks: [Mark]
  /// The document's title or name; empty where the figure is that of a document.
  package var source: String
  /// Where in the document: section, page, sentence.
  package var place: String
  /// What the tool takes of the sentence, such as who wins a contrast.
  package var verdict: String?

  /// Makes a quote.
  package init(
    _ text: String, marks: [Mark], source: String, place: String, verdict: String? = nil
  ) {
    self.text = text
    self.marks = marks
    self.source = source
    self.place = place
    self.verdict = verdict
  }

  /// A stretch of the sentence that ends with a mark.
  struct Stretch {
    /// What stands before the mark, behind the one before it.
    var before: String
    /// The marked words.
    var text: String
    /// The mark.
    var mark: Mark
  }

  /// The sentence cut behind its marks, and what follows the last one; marks that overlap an earlier one are left out.
  var stretches: (marked: [Stretch], rest: String) {
    let scalars = text.unicodeScalars
    var marked: [Stretch] = []
    // The same place twice: in the text, and as the number of scalars before it.
    var place = scalars.startIndex
    var end = 0
    for mark in marks.sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
    where mark.range.lowerBound >= end {
      let limit = scalars.endIndex
      guard
        let start = scalars.index(place, offsetBy: mark.range.lowerBound - end, limitedBy: limit),
        let behind = scalars.index(start, offsetBy: mark.range.count, limitedBy: limit)
      else { continue }
      marked.append(
        Stretch(
          before: String(scalars[place..<start]), text: String(scalars[start..<behind]), mark: mark)
      )
      (place, end) = (behind, mark.range.upperBound)
    }
    return (marked, String(scalars[place...]))
  }
}
