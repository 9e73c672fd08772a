import WebAddresses

extension AddressRefusal {
  /// The refusal as a row of `problems.csv`: what was found, and what to do.
  var words: (code: String, message: String, advice: String) {
    switch self {
    case .malformed(let error):
      (
        "not_an_address", error.message,
        "check the spelling; an address looks like https://charity.example/blog"
      )
    case .tooLong(let bytes, let limit):
      (
        "address_too_long", "the address has \(bytes) bytes, and \(limit) are asked for at most",
        "look for a shorter address of the page"
      )
    case .nul:
      ("not_an_address", "the address holds a NUL character", "copy it anew from the browser")
    case .scheme(let scheme):
      (
        "scheme_not_fetched", "\(scheme) addresses are not fetched, only http and https",
        "if it is a file of yours, name its path to scan"
      )
    case .port(let port):
      (
        "port_not_fetched",
        "port \(port) is none at which sites are served by custom (80, 443, 8080, 8443)",
        "add --allow-private if the site is your own"
      )
    case .localName(let name):
      (
        "private_address", "'\(name)' is this machine itself",
        "add --allow-private if you mean it"
      )
    case .zoneIdentifier(let text):
      (
        "private_address", "'\(text)' names a network interface of this machine",
        "use another address"
      )
    case .address(let address, let purpose):
      (
        "private_address", "\(address) is not the address of a public machine (\(purpose.words))",
        "add --allow-private if the site is your own"
      )
    }
  }
}

extension ScanError {
  /// That an address which the user named cannot be asked for; `place` says where it stands.
  init(_ refusal: AddressRefusal, at place: String) {
    let (_, message, advice) = refusal.words
    self.init("\(place): \(message); \(advice)", isUsage: true)
  }
}

extension SpecialPurpose {
  /// What such addresses are for.
  fileprivate var words: String {
    switch self {
    case .unspecified: "no machine at all"
    case .loopback: "this machine itself"
    case .privateNetwork: "a private network"
    case .carrierNAT: "a provider's inner network"
    case .linkLocal: "the network that this machine is on"
    case .metadata: "a data centre's service for its machines"
    case .protocolAssignment: "kept for protocols"
    case .documentation: "for examples in texts"
    case .benchmarking: "for measuring networks"
    case .multicast, .broadcast: "many machines at once"
    case .embedded: "another address inside"
    case .siteLocal: "a site's private network"
    case .discard: "where nothing is"
    case .segmentRouting: "routes inside a network"
    case .reserved: "kept for the future"
    }
  }
}

extension AddressError {
  /// What is wrong, in words.
  fileprivate var message: String {
    switch self {
    case .noScheme: "it does not begin with https:// or http://"
    case .baseWithoutPath(let scheme): "it is relative to an address of the kind \(scheme)"
    case .noHost: "it names no host"
    case .hostCharacter(let scalar):
      "its host holds a character that none may hold (U+\(String(scalar.value, radix: 16, uppercase: true)))"
    case .notDomain(let name): "'\(name)' is no name that a host can have"
    case .notIPv4(let text): "'\(text)' is no Internet address, though it ends in a number"
    case .notIPv6(let text): "'\(text)' is no Internet address of version 6"
    case .zoneIdentifier(let text): "'\(text)' names a network interface of one machine"
    case .unclosedBracket: "a bracket in its host is not closed"
    case .portNotNumber(let text): "its port '\(text)' is no number"
    case .portTooLarge(let text): "its port \(text) is above 65535"
    case .tooLong(let bytes, let limit): "it has \(bytes) bytes, and \(limit) is the limit"
    }
  }
}
