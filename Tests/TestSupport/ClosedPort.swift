import Foundation
import Glibc

/// A port of this machine at which nothing listens, and nothing will as long as the value is there.
package final class ClosedPort: Sendable {
  private let number: Int32
  /// The port, at 127.0.0.1.
  package let port: UInt16

  /// Takes a port.
  package init() throws { (number, port) = try ClosedPort.bind() }

  deinit { close(number) }

  /// The address of a target.
  package func url(_ target: String, host: String = "127.0.0.1") -> String {
    "http://\(host):\(port)\(target)"
  }

  /// A socket that has a port of its own at 127.0.0.1.
  static func bind() throws -> (socket: Int32, port: UInt16) {
    let number = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = unsafe inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        unsafe Glibc.bind(number, generic, length) == 0
          && getsockname(number, generic, &length) == 0
      }
    }
    guard isBound else { throw POSIXError(.EADDRINUSE) }
    return (number, UInt16(bigEndian: address.sin_port))
  }
}
