/// What an address is made of, and where each part stands in its serialisation.
///
///     https://user:word@host:8080/path?query#fragment
///          │      │     │   │    │    │     └ queryEnd
///          │      │     │   │    │    └ pathEnd
///          │      │     │   │    └ authorityEnd, pathStart
///          │      │     │   └ hostEnd
///          │      │     └ hostStart
///          │      └ usernameEnd
///          └ schemeEnd
///
/// Where there is no authority, its four places are just behind the scheme's colon. Between `authorityEnd` and
/// `pathStart` stands `/.` where a path without host would look like one.
struct AddressParts: Sendable {
  enum HostKind: UInt8, Sendable {
    case none, empty, domain, address, opaque
  }

  var kind = SchemeKind.other
  var hostKind = HostKind.none
  var hasOpaquePath = false
  var port: UInt16?
  var ip: IPAddress?

  var schemeEnd: UInt32 = 0
  var usernameEnd: UInt32 = 0
  var hostStart: UInt32 = 0
  var hostEnd: UInt32 = 0
  var authorityEnd: UInt32 = 0
  var pathStart: UInt32 = 0
  var pathEnd: UInt32 = 0
  var queryEnd: UInt32 = 0

  /// Moves all places from the host on by `distance` bytes to the front.
  mutating func moveHost(by distance: UInt32) {
    hostStart -= distance
    hostEnd -= distance
    authorityEnd -= distance
    pathStart -= distance
    pathEnd -= distance
    queryEnd -= distance
  }
}
