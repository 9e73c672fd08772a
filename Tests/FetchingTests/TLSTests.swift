import Fetching
import Foundation
import TestSupport
import Testing

/// Servers that must prove who they are.
@Suite(.enabled(if: TLSServers.canBeMade, "skipped: openssl or python3 is not here"))
struct TLSTests {
  @Test(
    "what a server proves, and what becomes of its page",
    arguments: [
      ("tls-good", "localhost", nil), ("tls-self-signed", "localhost", "insecure"),
      ("tls-expired", "localhost", "insecure"), ("tls-wrong-host", "localhost", "insecure"),
      ("tls-old", "localhost", "insecure"), ("tls-good", "127.0.0.1", "insecure"),
    ])
  func certificates(_ kind: String, host: String, fault: String?) throws {
    let servers = try TLSServers.shared.get()
    let corpus = TestCorpus()
    corpus.session.certificates = servers.authority
    let port = try #require(servers.ports[kind])
    let pages = try corpus.visit(pages: ["https://\(host):\(port)/page.html"])
    #expect(pages.faults == [fault], "\(pages.map(\.fault))")
  }

  @Test("a good certificate of an authority that is not trusted proves nothing")
  func unknownAuthority() throws {
    let servers = try TLSServers.shared.get()
    let port = try #require(servers.ports["tls-good"])
    let pages = try TestCorpus().visit(pages: ["https://localhost:\(port)/page.html"])
    #expect(pages.faults == ["insecure"])
  }
}

/// Servers with certificates of all kinds, made once for all tests and ended with them.
struct TLSServers {
  /// The file with the certificate of the authority.
  var authority: String
  /// The port of each kind.
  var ports: [String: Int]

  static let canBeMade = ["/usr/bin/openssl", "/usr/bin/python3"].allSatisfy {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  static let shared = Result { try TLSServers() }

  private init() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/tls-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data("<p>The page</p>".utf8).write(to: URL(fileURLWithPath: folder + "/page.html"))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", TLSServers.script]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    // The script ends when its standard input does: with this process, however that ends.
    process.standardInput = Pipe()
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    var text = ""
    while !text.contains("ready\n") {
      let piece = output.fileHandleForReading.availableData
      guard !piece.isEmpty else { throw POSIXError(.ECHILD) }
      text += String(decoding: piece, as: UTF8.self)
    }
    authority = folder + "/ca.pem"
    ports = [:]
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      if words.count == 2 { ports[String(words[0])] = Int(words[1]) }
    }
  }

  private static let script = """
    set -e
    openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 2 -subj /CN=Test 2>/dev/null
    signed() {
      openssl req -newkey rsa:2048 -nodes -keyout $1.key -out $1.csr -subj /CN=$2 2>/dev/null
      printf 'subjectAltName=DNS:%s\\n' $2 > $1.ext
      openssl x509 -req -in $1.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days $3 -extfile $1.ext \\
        -out $1.pem 2>/dev/null
    }
    signed tls-good localhost 2
    signed tls-expired localhost -1
    signed tls-wrong-host other.example 2
    cp tls-good.pem tls-old.pem; cp tls-good.key tls-old.key
    openssl req -x509 -newkey rsa:2048 -nodes -keyout tls-self-signed.key -out tls-self-signed.pem -days 2 \\
      -subj /CN=localhost -addext subjectAltName=DNS:localhost 2>/dev/null
    exec python3 -c '
    import functools, http.server, ssl, sys, threading, warnings
    warnings.simplefilter("ignore")
    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *words): pass
    for kind in ["tls-good", "tls-expired", "tls-wrong-host", "tls-self-signed", "tls-old"]:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(kind + ".pem", kind + ".key")
        if kind == "tls-old":
            context.set_ciphers("ALL:@SECLEVEL=0")
            context.minimum_version = ssl.TLSVersion.TLSv1
            context.maximum_version = ssl.TLSVersion.TLSv1
        server.socket = context.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(kind, server.server_port)
    print("ready", flush=True)
    sys.stdin.read()
    '
    """
}
