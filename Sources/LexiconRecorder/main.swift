import BinaryRecords
import Digests
import Foundation
import Lexicons

// Called by Scripts/record-lexicon: LEXICON. The lexicon is read and checked as at any other time; its record is printed
// as Swift, in base 64, since a literal must be text.
let arguments = CommandLine.arguments
guard arguments.count == 2 else {
  FileHandle.standardError.write(Data("usage: LexiconRecorder LEXICON\n".utf8))
  exit(2)
}
let file = URL(fileURLWithPath: arguments[1])
let bytes = [UInt8](try Data(contentsOf: file))
let lexicon = try LexiconReader().read(
  bytes, file: file.lastPathComponent, sha256: SHA256Digest.hexDigest(of: bytes.span))
precondition(lexicon.notes.isEmpty, "a record keeps no notes, and a built-in lexicon needs none")
var record = RecordWriter()
lexicon.write(to: &record)
let letters = Data(record.bytes).base64EncodedString()
print("// Made by Scripts/record-lexicon from lexicons/\(file.lastPathComponent). Do not edit.\n")
print("extension BuiltInLexicon {")
print("  /// The record of the lexicon in base 64, with line ends.\n  static let base64 = \"\"\"")
for start in stride(from: 0, to: letters.utf8.count, by: 96) {
  print("    " + letters.dropFirst(start).prefix(96))
}
print("    \"\"\"\n}")
