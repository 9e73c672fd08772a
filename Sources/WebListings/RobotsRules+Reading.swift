import Markup

extension RobotsRules {
  /// Reads a file; whatever it holds, it can be read.
  ///
  /// Lines end with CR, LF or both. What makes no sense is passed over; of a line, the first 16,663 bytes are read, of the
  /// file the first ``readLength``.
  package init(_ bytes: [UInt8]) {
    self.init()
    var seen: Set<String> = []
    let text = RobotsRules.text(of: bytes)
    for line in text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      guard let (key, value) = RobotsRules.parts(of: line.prefix(RobotsRules.lineLength)) else {
        continue
      }
      read(Word(key), value, seen: &seen)
    }
  }

  /// Eight times the longest address that browsers once read, as other crawlers have it.
  private static let lineLength = 2083 * 8 - 1

  /// The part of a file that is read, without a byte order mark.
  private static func text(of bytes: [UInt8]) -> ArraySlice<UInt8> {
    guard let mark = CharsetSniffer.byteOrderMark(of: bytes.span) else {
      return bytes.prefix(readLength)
    }
    if mark.charset == .utf8 { return bytes.dropFirst(mark.length).prefix(readLength) }
    // UTF-16 takes twice the room of the ASCII that such a file is made of.
    let head = Array(bytes.prefix(2 * readLength))
    return TextDecoder.decode(head, declared: nil, isMarkup: false).bytes.prefix(readLength)
  }

  /// What a line begins with.
  private enum Word {
    case agent, allow, disallow, delay, sitemap, other

    init(_ key: ArraySlice<UInt8>) {
      switch String(decoding: key.prefix(20), as: UTF8.self).lowercased() {
      case "user-agent", "useragent", "user agent": self = .agent
      case "allow": self = .allow
      case "disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw": self = .disallow
      case "crawl-delay", "crawldelay", "crawl delay": self = .delay
      case "sitemap", "site-map": self = .sitemap
      default: self = .other
      }
    }
  }

  /// What stands before and behind the colon, comments left out; some files have a space in its place.
  private static func parts(
    of line: ArraySlice<UInt8>
  ) -> (key: ArraySlice<UInt8>, value: ArraySlice<UInt8>)? {
    let said = line.prefix { $0 != UInt8(ascii: "#") }.trimmed
    if let colon = said.firstIndex(of: UInt8(ascii: ":")) {
      return (said[..<colon].trimmed, said[(colon + 1)...].trimmed)
    }
    let words = said.split(maxSplits: 2) { $0.isBlank }
    return words.count == 2 ? (words[0], words[1]) : nil
  }

  private mutating func read(_ word: Word, _ value: ArraySlice<UInt8>, seen: inout Set<String>) {
    switch word {
    case .agent:
      let agent = RobotsRules.agent(value)
      rules.add(agent: agent)
      delays.add(agent: agent)
    case .allow, .disallow:
      rules.close()
      delays.close()
      // An empty rule says nothing.
      guard !value.isEmpty else { return }
      rules.add(Rule(allows: word == .allow, pattern: RobotsPattern(value)))
      if word == .allow, let folder = RobotsRules.folder(ofIndex: value) {
        rules.add(Rule(allows: true, pattern: RobotsPattern(folder + [UInt8(ascii: "$")])))
      }
    case .delay:
      delays.close()
      if let delay = RobotsRules.seconds(value) { delays.add(delay) }
    case .sitemap:
      let address = String(decoding: value, as: UTF8.self)
      if !address.isEmpty, seen.insert(address).inserted { sitemaps.append(address) }
    case .other: break
    }
  }

  /// The folder for which `value` names the page that servers show: who allows `/a/index.html` allows `/a/`, as other
  /// crawlers have it.
  private static func folder(ofIndex value: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let slash = value.lastIndex(of: UInt8(ascii: "/")),
      value[slash...].starts(with: "/index.htm".utf8)
    else { return nil }
    return value[...slash]
  }

  /// The product token at the start of a value, without the version that some write behind it.
  private static func agent(_ value: ArraySlice<UInt8>) -> String {
    let star = UInt8(ascii: "*")
    if value.first == star, value.dropFirst().first?.isBlank ?? true {
      return RobotsGroups<Rule>.anyAgent
    }
    let token = value.prefix {
      $0.isASCIILetter || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
    }
    return String(decoding: token, as: UTF8.self).lowercased()
  }

  /// A number of seconds such as `10` or `0.5`.
  private static func seconds(_ value: ArraySlice<UInt8>) -> Double? {
    guard value.count < 20, value.allSatisfy({ $0.isASCIIDigit || $0 == UInt8(ascii: ".") })
    else { return nil }
    return Double(String(decoding: value, as: UTF8.self))
  }
}
