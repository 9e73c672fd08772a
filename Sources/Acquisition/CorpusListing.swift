package import CorpusModel

/// The documents that a run will read, found before the first one is opened.
package struct CorpusListing: Sendable {
  /// One document to be read.
  package struct Entry: Sendable {
    /// The document's name in every table.
    package var id: String
    /// Where its bytes are.
    package var place: Place
    /// The size of its file when that was listed, in bytes.
    package var size: Int
    /// What its name's ending says.
    package var ending: FormatSniffer.Ending
    /// What the manifest says about it, and the group that its folder gives it.
    package var metadata: Metadata
    /// The digest that the manifest states.
    package var expectedSHA256: String?
    /// The row of a table that it is: the table's name and the row's place in it.
    package var row: (table: String, number: Int)?

    /// Names for a file that is made of the document, best first, without ending: `a/page` of `a/page.html.gz`,
    /// then the whole name.
    package var fileNames: [String] {
      if let row { return [row.table + CorpusListing.fileName(id.dropFirst(row.table.count))] }
      let name = FormatSniffer.unpackedName(id)
      let start = name.lastIndex(of: "/").map(name.index(after:)) ?? name.startIndex
      guard let dot = name[start...].lastIndex(of: "."), dot > start else { return [name, id] }
      return [String(name[..<dot]), id]
    }
  }

  /// The documents, in the order of their names' bytes; the rows of a table in the order of the table.
  ///
  /// They are kept as bytes, so that a corpus of any size takes little memory.
  package private(set) var entries = PackedList<Entry>()
  /// What was found wanting while listing, in the order of the paths' bytes.
  package var problems = PackedList<Problem>()

  /// Whether the documents were added in their order, as those of a folder mostly are, and the place of the last one.
  private var isInOrder = true
  private var lastOrder: [UInt8] = []

  package init() {}

  /// Adds a document.
  package mutating func append(_ entry: Entry) {
    let order = entry.order
    if order.lexicographicallyPrecedes(lastOrder) { isInOrder = false }
    lastOrder = order
    entries.append(entry)
  }

  /// Adds documents.
  mutating func append(contentsOf others: PackedList<Entry>) {
    for entry in others { append(entry) }
  }

  /// What tells the size of the file of an entry when that was listed, in bytes.
  ///
  /// It is less work than making the entry, and least where they are asked for in their order. For one thread at a time.
  ///
  /// - Returns: a function of the entry's number.
  package func sizes() -> (Int) -> Int {
    var cursor = PackedList.Cursor(entries)
    return { cursor.firstNumber(at: $0) }
  }

  /// A row's name as part of a file's name: it is no path, even if it is an address, and may be long.
  private static func fileName(_ name: Substring) -> String {
    var result = ""
    for character in name where result.utf8.count + character.utf8.count <= 150 {
      // By scalars: a mark behind a slash makes one character of both.
      let isUnfit = character.unicodeScalars.contains {
        $0 == "/" || $0.value < 0x20 || $0.value == 0x7F
      }
      result.append(isUnfit ? "_" : character)
    }
    return result
  }

  /// Puts documents and problems into order.
  mutating func sort() {
    if !isInOrder { entries.sort { $0.order } }
    // Several problems of one file stay in the order in which they were found.
    let path: (Problem) -> [UInt8] = { Array($0.path.utf8) }
    if !problems.isSorted(by: path) { problems.sort(by: path) }
  }
}
