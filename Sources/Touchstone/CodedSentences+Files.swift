import Lexicons

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension CodedSentences {
  /// Reads one file, or the same sentences in the files of several coders.
  ///
  /// - Parameters:
  ///   - paths: the files; with more than one, each is one coder's, and bears her name.
  ///   - known: the names of poles and categories, which may be columns.
  /// - Returns: the rows, with what each coder says.
  /// - Throws: ``ScanError`` where a file cannot be read, or the files do not belong together.
  static func read(_ paths: [String], known: [String]) throws -> CodedSentences {
    guard let first = paths.first else { throw ScanError("name a CSV file", isUsage: true) }
    guard paths.count > 1 else {
      return try CodedSentences(text(of: first), file: first, known: known)
    }
    let stems = paths.map(FileName.stem(of:))
    let names = Set(stems).count == stems.count ? stems : paths
    var merged: CodedSentences?
    for (path, name) in zip(paths, names) {
      let next = try CodedSentences(
        text(of: path), file: path, known: known, coder: name.lowercased())
      guard next.hasIDs else {
        throw ScanError(
          "\(path):1: the column 'id' is missing; it says which rows of the files belong together",
          isUsage: true)
      }
      try next.checkIDs()
      if let earlier = merged { merged = try earlier.joined(with: next) } else { merged = next }
    }
    return try merged ?? CodedSentences("", file: first, known: known)
  }

  /// The text of a file.
  static func text(of path: String) throws -> String {
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else {
      throw ScanError("\(path): cannot be read; check the spelling", isUsage: true)
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw ScanError("\(path): is not UTF-8; save it as \"CSV UTF-8\"", isUsage: true)
    }
    return text
  }

  /// Refuses a file that names two rows the same.
  func checkIDs() throws {
    var places: [String: String] = [:]
    for row in rows {
      if let place = places.updateValue(row.place, forKey: row.id) {
        throw ScanError(
          "\(row.place): the id '\(row.id)' stands at \(place) already; give each row its own",
          isUsage: true)
      }
    }
  }

  /// These rows with what another file says about them, then the rows that only the other has.
  private func joined(with other: CodedSentences) throws -> CodedSentences {
    var result = self
    let numbers = Dictionary(
      uniqueKeysWithValues: rows.enumerated().map { ($0.element.id, $0.offset) })
    for row in other.rows {
      guard let number = numbers[row.id] else {
        result.rows.append(row)
        continue
      }
      let known = rows[number]
      guard
        known.sentence.split(whereSeparator: \.isWhitespace)
          == row.sentence.split(whereSeparator: \.isWhitespace)
      else {
        throw ScanError(
          "\(row.place): the sentence of '\(row.id)' is not that of \(known.place); the files must "
            + "come from one sheet", isUsage: true)
      }
      for (label, code) in row.codes {
        result.rows[number].codes[label, default: .init()].add(code)
      }
    }
    result.labels.formUnion(other.labels)
    result.judged.formUnion(other.judged)
    result.spanLabels.formUnion(other.spanLabels)
    for (label, names) in other.coders {
      let known = result.coders[label] ?? []
      result.coders[label] = known + names.filter { !known.contains($0) }
    }
    return result
  }
}

extension CodedSentences.Code {
  /// Adds what another coder's file says.
  fileprivate mutating func add(_ other: CodedSentences.Code) {
    byCoder.merge(other.byCoder) { own, _ in own }
    spansByCoder.merge(other.spansByCoder) { own, _ in own }
  }
}
