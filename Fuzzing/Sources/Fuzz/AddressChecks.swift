import WebAddresses

/// What holds for every address, alone and relative to another.
enum AddressChecks {
  /// The first line is an address, and the others are relative to it.
  static func run(_ input: [UInt8]) {
    let lines = input.split(separator: 0x0A, maxSplits: 1).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard let first = lines.first, let base = WebAddress(first) else { return }
    check(base)
    guard lines.count > 1, let address = WebAddress(lines[1], base: base) else { return }
    check(address)
    require(WebAddress(address.href, base: base) == address, "what is whole needs no base")
  }

  private static func check(_ address: WebAddress) {
    require(address.href.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }, "an address is ASCII")
    for cut in [address, address.withoutFragment, address.withoutCredentials] { checkFixpoint(cut) }
    if !address.hasOpaquePath {
      require(WebAddress("", base: address) == address.withoutFragment, "nothing leads nowhere")
    }
    checkHost(address)
    checkRules(address)
  }

  /// Read again, an address is the same in all parts.
  private static func checkFixpoint(_ address: WebAddress) {
    guard let again = WebAddress(address.href) else {
      fatalError("broken promise: \(address.href) can be read again")
    }
    require(again == address, "\(again.href) and \(address.href) are the same")
    require(parts(of: again) == parts(of: address), "the parts of \(address.href) are the same")
    require(again.host == address.host && again.port == address.port, "so is the host")
    require(whole(again) == address.href, "the parts of \(address.href) make the whole")
  }

  private static func parts(of address: WebAddress) -> [String?] {
    [
      address.scheme, address.username, address.password, address.hostAndPort, address.path,
      address.query, address.fragment, address.origin,
    ]
  }

  private static func whole(_ address: WebAddress) -> String {
    var text = address.scheme + ":"
    if address.host != nil {
      let password = address.password.isEmpty ? "" : ":" + address.password
      let user = address.username + password
      text += "//" + (user.isEmpty ? "" : user + "@") + address.hostAndPort
    } else if address.path.hasPrefix("//") {
      text += "/."
    }
    text += address.pathAndQuery
    return text + (address.fragment.map { "#" + $0 } ?? "")
  }

  private static func checkHost(_ address: WebAddress) {
    switch address.host {
    case .address(let ip): require(IPAddress("\(ip)") == ip, "\(ip) is read as it is written")
    case .domain(let name):
      require(!name.isEmpty && IPAddress(name) == nil, "the name \(name) is no address")
    case .opaque, .empty, nil: require(!address.isWeb, "pages have a host")
    }
    if address.isWeb { require(address.path.hasPrefix("/"), "pages have a path") }
  }

  /// What may be asked for is a page of a public machine, and stays so.
  private static func checkRules(_ address: WebAddress) {
    let rules = AddressRules()
    guard let allowed = try? rules.address(address.href) else { return }
    require(allowed.isWeb && allowed.username.isEmpty && allowed.password.isEmpty, "it is bare")
    require(rules.refusal(of: allowed) == nil, "what is allowed stays so")
    if case .address(let ip) = allowed.host {
      require(SpecialPurpose(ip) == nil, "\(ip) is public")
    }
  }
}
