// swift-tools-version: 6.2

import PackageDescription

// The rooms of the house have no public entry to their parsers, and should not grow one for a test. So
// they are compiled into this package, through the link `Modules` to `../Sources`: `package`
// declarations are then visible, the sanitizers' instrumentation covers the parsers themselves, and the
// main package knows nothing of fuzzing. The price is that the dependencies between the rooms are
// written down twice; forgetting one here is an error at the first build.

/// As in the main package: warnings are errors where changes are checked.
let strictness: [SwiftSetting] =
  Context.environment["TOUCHSTONE_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)]

/// As in the main package.
let settings: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
  ] + strictness

/// One room of the main package.
func room(_ name: String, uses dependencies: [Target.Dependency] = []) -> Target {
  .target(
    name: name, dependencies: dependencies, path: "Modules/" + name, swiftSettings: settings)
}

let package = Package(
  name: "Fuzzing",
  dependencies: [.package(url: "https://github.com/jpsim/Yams", from: "6.2.2")],
  targets: [
    .target(name: "CICU", path: "Modules/CICU", linkerSettings: [.linkedLibrary("icuuc")]),
    .systemLibrary(
      name: "CBrotli", path: "Modules/CBrotli", pkgConfig: "libbrotlidec",
      providers: [.apt(["libbrotli-dev"])]),
    .systemLibrary(name: "CSystemCalls", path: "Modules/CSystemCalls"),
    .systemLibrary(
      name: "CLibXML2", path: "Modules/CLibXML2", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(
      name: "CLibCrypto", path: "Modules/CLibCrypto", pkgConfig: "libcrypto",
      providers: [.apt(["libssl-dev"])]),
    .systemLibrary(
      name: "CUchardet", path: "Modules/CUchardet", pkgConfig: "uchardet",
      providers: [.apt(["libuchardet-dev"])]),
    .systemLibrary(
      name: "CZlib", path: "Modules/CZlib", pkgConfig: "zlib",
      providers: [.apt(["zlib1g-dev"])]),
    room("Archives", uses: ["CBrotli", "CZlib"]),
    room("BinaryRecords"),
    room("ChildProcesses"),
    room("CorpusModel"),
    room("DelimitedText"),
    room("Digests", uses: ["CLibCrypto"]),
    room("Files", uses: ["CSystemCalls"]),
    room("WebArchives", uses: ["Archives", "Digests"]),
    room(
      "Acquisition",
      uses: [
        "Archives", "BinaryRecords", "CorpusModel", "DelimitedText", "Digests", "Files",
        "WebArchives",
      ]),
    room(
      "Lexicons",
      uses: [
        "BinaryRecords", "CorpusModel", "DelimitedText", "Markup",
        .product(name: "Yams", package: "Yams"),
      ]),
    room("Markup", uses: ["CLibXML2", "CUchardet"]),
    room("Tokenization", uses: ["CorpusModel"]),
    room("WebAddresses", uses: ["CICU"]),
    room("WebListings", uses: ["Archives", "Markup", "WebAddresses"]),
    room("Extraction", uses: ["Archives", "ChildProcesses", "CorpusModel", "Markup"]),
    room("Matching", uses: ["CorpusModel", "Lexicons"]),
    room("Measures", uses: ["CorpusModel"]),
    // Of these two, what makes records of results and reads them: pages would need templates, and scans a database.
    .target(
      name: "Reporting",
      dependencies: ["BinaryRecords", "CorpusModel", "Digests", "Files", "Measures"],
      path: "Modules/Reporting", exclude: ["Pages", "FigureWriter.swift"], swiftSettings: settings),
    .target(
      name: "Touchstone",
      dependencies: ["Acquisition", "BinaryRecords", "CorpusModel", "Reporting"],
      path: "Modules/Touchstone", sources: ["Scan/PageResult.swift", "StrongestSentences.swift"],
      swiftSettings: settings + [.unsafeFlags(["-enable-testing"])]),
    // One executable for all targets: the rooms are instrumented and linked once.
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        "Acquisition", "Archives", "BinaryRecords", "CorpusModel", "DelimitedText", "Extraction",
        "Lexicons", "Markup", "Matching", "Tokenization", "Touchstone", "WebAddresses",
        "WebArchives", "WebListings",
      ],
      swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])]),
  ]
)
