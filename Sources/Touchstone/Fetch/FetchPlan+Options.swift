import DelimitedText
import Fetching
import WebAddresses

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension FetchPlan {
  /// The plan that options ask for.
  ///
  /// - Throws: ``ScanError`` where an address, a day or the list cannot be used.
  init(_ options: FetchOptions) throws(ScanError) {
    let rules = AddressRules(allowsPrivate: options.allowsPrivate)
    var sources: [Source] = []
    func add(_ text: String, _ kind: Source.Kind, group: String?, at place: String)
      throws(ScanError)
    {
      let address = try FetchPlan.address(text, rules, at: place)
      sources.append(Source(address: address, kind: kind, group: group ?? options.group))
    }
    for text in options.pages { try add(text, .page, group: nil, at: text) }
    for text in options.feeds { try add(text, .feed, group: nil, at: "--feed " + text) }
    for text in options.sitemaps { try add(text, .sitemap, group: nil, at: "--sitemap " + text) }
    if let list = options.list {
      for row in try FetchPlan.rows(of: list) {
        try add(row.address, .page, group: row.group, at: "\(list):\(row.line)")
      }
    }
    guard !sources.isEmpty else {
      throw ScanError(
        "there is no address to fetch; name one, or --feed, --sitemap or --list", isUsage: true)
    }
    self.init(sources: sources)
    depth = options.depth
    sameSite = options.sameSite
    since = try options.since.map { text throws(ScanError) in try FetchPlan.day(text) }
    pages = options.pageLimit
  }

  /// An address as it will be asked for.
  ///
  /// What names no scheme is taken for https.
  private static func address(
    _ text: String, _ rules: AddressRules, at place: String
  ) throws(ScanError) -> String {
    do {
      let whole = text.contains("://") ? text : "https://" + text
      return try rules.address(whole).withoutFragment.href
    } catch {
      throw ScanError(error, at: place)
    }
  }

  private static func day(_ text: String) throws(ScanError) -> String {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let isDay =
      parts.map(\.count) == [4, 2, 2] && parts.allSatisfy { $0.allSatisfy(\.isWholeNumber) }
      && (1...12).contains(Int(parts[1]) ?? 0) && (1...31).contains(Int(parts[2]) ?? 0)
    guard isDay else {
      throw ScanError("--since \(text): this is no day; write it as 2026-01-31", isUsage: true)
    }
    return text
  }

  /// The addresses in a file, with the lines on which they stand.
  private static func rows(
    of path: String
  ) throws(ScanError) -> [(address: String, group: String?, line: Int)] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ScanError("\(path): there is no such file, or it cannot be read", isUsage: true)
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw ScanError("\(path): the list is no UTF-8 text; save it as UTF-8", isUsage: true)
    }
    let table = DelimitedTable(text, separator: DelimitedTable.separator(of: text)).rows
    let header = (table.first?.cells ?? []).map { $0.lowercased().filter { !$0.isWhitespace } }
    if let column = header.firstIndex(of: "url") {
      let group = header.firstIndex(of: "group")
      return table.dropFirst().compactMap { row in
        guard column < row.cells.count, !row.cells[column].isEmpty else { return nil }
        let name = group.flatMap { $0 < row.cells.count ? row.cells[$0] : nil }
        return (row.cells[column], name?.isEmpty == false ? name : nil, row.line)
      }
    }
    var rows: [(address: String, group: String?, line: Int)] = []
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (number, line) in zip(1..., lines) {
      let words = line.split { $0.isWhitespace || $0 == "\u{FEFF}" }.map(String.init)
      guard let address = words.first, !address.hasPrefix("#") else { continue }
      guard words.count == 1 || words[1].hasPrefix("#") else {
        throw ScanError(
          "\(path):\(number): there is a space in the address; write it as %20, or one address a line",
          isUsage: true)
      }
      rows.append((address, nil, number))
    }
    return rows
  }
}
