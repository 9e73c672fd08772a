import Foundation
import Glibc
import Synchronization

/// A web server on this machine, for tests: it does what a test tells it, however wrong.
package final class LoopbackServer: Sendable {
  /// What a client asked for.
  package struct Request: Sendable {
    /// The request's target: `/page?x=1`.
    package var target: String
    /// The fields, with names in small letters.
    package var fields: [String: String]
    /// When it came, in seconds of an unknown start.
    package var time: Double
    /// When the answer was sent.
    package var ended: Double = 0
    /// How often the target has been asked for before.
    package var earlier: Int
  }

  /// What the server does, one after the other.
  package enum Step: Sendable {
    /// Sends bytes.
    case send([UInt8])
    /// Sends the same bytes again and again, with a pause, until the client goes away.
    case repeated([UInt8], pause: Double)
    /// Sends the same bytes so many times.
    case times(Int, [UInt8])
    /// Waits so many seconds, or until the server is stopped.
    case wait(Double)
    /// Breaks the connection off.
    case reset
    /// Closes the connection.
    case close
  }

  private struct State {
    var requests: [Request] = []
    var counts: [String: Int] = [:]
    var isStopped = false
  }

  private let listener: Int32
  private let state = Mutex(State())
  private let answer: @Sendable (Request) -> [Step]
  /// The port on which it listens, at 127.0.0.1.
  package let port: UInt16

  /// Starts a server.
  package init(_ answer: @escaping @Sendable (Request) -> [Step]) throws {
    self.answer = answer
    (listener, port) = try ClosedPort.bind()
    guard listen(listener, 64) == 0 else { throw POSIXError(.EADDRINUSE) }
    Thread.detachNewThread { [self] in accept() }
  }

  /// The address of a target.
  package func url(_ target: String, host: String = "127.0.0.1") -> String {
    "http://\(host):\(port)\(target)"
  }

  /// What was asked for so far, in the order in which it came.
  package var requests: [Request] { state.withLock { $0.requests } }

  /// Stops answering.
  package func stop() {
    state.withLock { $0.isStopped = true }
    shutdown(listener, Int32(SHUT_RDWR))
  }

  private var isStopped: Bool { state.withLock { $0.isStopped } }

  private func accept() {
    // Not closed by who stops it: the number may be another server's by the time this thread asks for the next client.
    defer { close(listener) }
    while true {
      let connection = Glibc.accept(listener, nil, nil)
      if connection < 0 { return }
      Thread.detachNewThread { [self] in serve(connection) }
    }
  }

  private func serve(_ connection: Int32) {
    defer { Glibc.close(connection) }
    var waiting: [UInt8] = []
    while let head = readHead(connection, &waiting) {
      let (index, request) = note(head)
      for step in answer(request) {
        guard carryOut(step, connection) else { return }
      }
      state.withLock { $0.requests[index].ended = LoopbackServer.now }
    }
  }

  /// Does one thing.
  ///
  /// - Returns: whether the connection still stands.
  private func carryOut(_ step: Step, _ connection: Int32) -> Bool {
    switch step {
    case .send(let bytes): return send(bytes, connection)
    case .repeated(let bytes, let pause):
      while !isStopped, send(bytes, connection) {
        if pause > 0 { Thread.sleep(forTimeInterval: pause) }
      }
      return false
    case .times(let count, let bytes):
      for _ in 0..<count where !isStopped { guard send(bytes, connection) else { return false } }
      return true
    case .wait(let seconds):
      let end = LoopbackServer.now + seconds
      while LoopbackServer.now < end, !isStopped { Thread.sleep(forTimeInterval: 0.01) }
      return !isStopped
    case .reset:
      var linger = linger(l_onoff: 1, l_linger: 0)
      unsafe setsockopt(
        connection, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
      return false
    case .close: return false
    }
  }

  private func send(_ bytes: [UInt8], _ connection: Int32) -> Bool {
    var start = 0
    while start < bytes.count {
      let sent = unsafe bytes[start...].withUnsafeBytes { rest in
        unsafe Glibc.send(connection, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
      }
      if sent <= 0 { return false }
      start += sent
    }
    return true
  }

  private func readHead(_ connection: Int32, _ waiting: inout [UInt8]) -> String? {
    let end = Array("\r\n\r\n".utf8)
    while true {
      if let place = waiting.firstRange(of: end) {
        let head = String(decoding: waiting[..<place.lowerBound], as: UTF8.self)
        waiting.removeSubrange(..<place.upperBound)
        return head
      }
      var piece = [UInt8](repeating: 0, count: 4096)
      let count = unsafe recv(connection, &piece, piece.count, 0)
      if count <= 0 { return nil }
      waiting += piece.prefix(count)
    }
  }

  private func note(_ head: String) -> (Int, Request) {
    let lines = head.split(separator: "\r\n")
    let target = lines.first?.split(separator: " ").dropFirst().first.map(String.init) ?? ""
    var fields: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = line[line.index(after: colon)...].drop { $0 == " " }
      fields[line[..<colon].lowercased()] = String(value)
    }
    let key = (fields["host"] ?? "") + target
    return state.withLock { [fields] state in
      let request = Request(
        target: target, fields: fields, time: LoopbackServer.now,
        earlier: state.counts[key, default: 0])
      state.counts[key, default: 0] += 1
      state.requests.append(request)
      return (state.requests.count - 1, request)
    }
  }

  private static var now: Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

extension LoopbackServer.Step {
  /// A whole answer.
  package static func reply(
    _ status: String = "200 OK", type: String? = "text/html", fields: [String] = [], body: [UInt8]
  ) -> LoopbackServer.Step {
    var head = "HTTP/1.1 \(status)\r\n"
    if let type { head += "Content-Type: \(type)\r\n" }
    for field in fields { head += field + "\r\n" }
    head += "Content-Length: \(body.count)\r\n\r\n"
    return .send(Array(head.utf8) + body)
  }

  /// A whole answer with a text.
  package static func text(
    _ body: String, status: String = "200 OK", type: String? = "text/html", fields: [String] = []
  ) -> LoopbackServer.Step {
    reply(status, type: type, fields: fields, body: Array(body.utf8))
  }

  /// The head of an answer whose body follows.
  package static func head(
    _ fields: [String], status: String = "200 OK"
  ) -> LoopbackServer.Step {
    .send(Array((["HTTP/1.1 " + status] + fields + ["", ""]).joined(separator: "\r\n").utf8))
  }

  /// A redirect.
  package static func redirect(
    _ target: String, status: String = "302 Found", fields: [String] = []
  ) -> LoopbackServer.Step {
    text("", status: status, type: nil, fields: ["Location: " + target] + fields)
  }
}
