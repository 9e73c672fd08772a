// swift-tools-version: 6.2

import PackageDescription

/// Warnings are errors where changes are checked, and only there: a newer compiler's new warning must not
/// keep a user from building.
let strictness: [SwiftSetting] =
  Context.environment["TOUCHSTONE_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)]

/// The settings that every room of the house shares.
let settings: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
  ] + strictness

/// One room: a library target and the rooms below that it may import.
func room(_ name: String, uses dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// The tests of one room.
func tests(of name: String, uses dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: name + "Tests",
    dependencies: [.target(name: name), "TestSupport"] + dependencies,
    swiftSettings: settings)
}

let package = Package(
  name: "Touchstone",
  products: [
    .library(name: "Touchstone", targets: ["Touchstone", "CorpusModel", "Lexicons"]),
    .executable(name: "touchstone", targets: ["TouchstoneCommand"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // Floor 1: C libraries, tools that siblings share, and the values that flow.
    // Its headers alone: the library is loaded by those who fetch (see shim.h).
    .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    // Not a system library: ICU's headers must not be seen beside Foundation's (see names.h).
    .target(name: "CICU", linkerSettings: [.linkedLibrary("icuuc")]),
    .systemLibrary(
      name: "CBrotli", pkgConfig: "libbrotlidec", providers: [.apt(["libbrotli-dev"])]),
    .systemLibrary(name: "CSystemCalls"),
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(
      name: "CLibCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(
      name: "CUchardet", pkgConfig: "uchardet", providers: [.apt(["libuchardet-dev"])]),
    .systemLibrary(
      name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    room("Archives", uses: ["CBrotli", "CZlib"]),
    room("BinaryRecords"),
    room("ChildProcesses"),
    room("CorpusModel"),
    room("DelimitedText"),
    room("Digests", uses: ["CLibCrypto"]),
    room("Files", uses: ["CSystemCalls"]),
    room("Markup", uses: ["CLibXML2", "CUchardet"]),
    room("WebAddresses", uses: ["CICU"]),
    room("WebArchives", uses: ["Archives", "Digests"]),
    room("WebListings", uses: ["Archives", "Markup", "WebAddresses"]),
    room("WorkerProcesses", uses: ["CSystemCalls"]),
    // Floor 2: siblings that do not know each other.
    room(
      "Acquisition",
      uses: [
        "Archives", "BinaryRecords", "CorpusModel", "DelimitedText", "Digests", "Files",
        "WebArchives",
      ]),
    room(
      "Exports",
      uses: ["CorpusModel", "CXlsxWriter", .product(name: "GRDB", package: "GRDB.swift")]),
    room("KeptResults", uses: [.product(name: "GRDB", package: "GRDB.swift")]),
    room(
      "Lexicons",
      uses: [
        "BinaryRecords", "CorpusModel", "DelimitedText", "Markup",
        .product(name: "Yams", package: "Yams"),
      ]),
    room("Measures", uses: ["CorpusModel"]),
    room("Tokenization", uses: ["CorpusModel"]),
    // Floor 3.
    room("Extraction", uses: ["Archives", "ChildProcesses", "CorpusModel", "Markup"]),
    room(
      "Fetching",
      uses: [
        "Acquisition", "CCurl", "CorpusModel", "DelimitedText", "Digests", "Files", "Markup",
        "WebAddresses", "WebArchives", "WebListings",
      ]),
    room("Matching", uses: ["CorpusModel", "Lexicons"]),
    .target(
      name: "Reporting",
      dependencies: [
        "BinaryRecords", "CorpusModel", "Digests", "Files", "Measures",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      exclude: ["Pages/Templates"], swiftSettings: settings, plugins: ["EmbedTexts"]),
    // Floor 4: the order of the stages.
    .target(
      name: "Touchstone",
      dependencies: [
        "CorpusModel", "Acquisition", "Archives", "BinaryRecords", "DelimitedText", "Digests",
        "Exports", "Extraction", "Fetching", "Files", "KeptResults", "Lexicons", "Markup",
        "Matching", "Measures", "Reporting", "Tokenization", "WebAddresses", "WorkerProcesses",
      ],
      swiftSettings: settings,
      plugins: ["EmbedTexts"]),
    .plugin(name: "EmbedTexts", capability: .buildTool(), dependencies: ["TextEmbedder"]),
    .executableTarget(name: "TextEmbedder", swiftSettings: settings),
    // Run by Scripts/record-lexicon where the built-in lexicon has changed.
    .executableTarget(
      name: "LexiconRecorder", dependencies: ["BinaryRecords", "Digests", "Lexicons"],
      swiftSettings: settings),
    // Floor 5: the command line.
    .executableTarget(
      name: "TouchstoneCommand",
      dependencies: [
        "CSystemCalls", "CorpusModel", "Lexicons", "Reporting", "Touchstone",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "WorkerProbe", dependencies: ["WorkerProcesses"], path: "Tests/WorkerProbe",
      swiftSettings: settings),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    tests(of: "Archives"),
    tests(of: "BinaryRecords"),
    tests(of: "ChildProcesses"),
    tests(of: "CorpusModel"),
    tests(of: "DelimitedText"),
    tests(of: "Digests"),
    tests(of: "WebArchives", uses: ["Archives", "Digests"]),
    tests(
      of: "Acquisition",
      uses: ["Archives", "BinaryRecords", "CorpusModel", "Digests", "WebArchives"]),
    tests(
      of: "Exports",
      uses: [
        "Archives", "CorpusModel", "Markup", .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    tests(of: "KeptResults", uses: ["Files"]),
    tests(of: "Lexicons", uses: ["BinaryRecords", "CorpusModel", "Digests"]),
    tests(of: "Markup", uses: ["Digests"]),
    tests(of: "Measures", uses: ["CorpusModel"]),
    tests(of: "Tokenization", uses: ["CorpusModel"]),
    tests(of: "WebAddresses"),
    tests(of: "WorkerProcesses", uses: ["WorkerProbe"]),
    tests(of: "WebListings", uses: ["Archives", "Markup", "WebAddresses"]),
    tests(of: "Extraction", uses: ["Archives", "ChildProcesses", "CorpusModel", "Markup"]),
    tests(
      of: "Fetching",
      uses: [
        "Archives", "CorpusModel", "Digests", "Files", "WebAddresses", "WebArchives",
        "WebListings",
      ]),
    tests(of: "Matching", uses: ["CorpusModel", "Lexicons", "Tokenization"]),
    tests(of: "Reporting", uses: ["CorpusModel", "Digests", "Files", "Measures"]),
    tests(
      of: "Touchstone",
      uses: [
        "CorpusModel", "Acquisition", "DelimitedText", "Digests", "Extraction", "Lexicons",
        "Matching", "Measures", "Tokenization", .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .testTarget(
      name: "TouchstoneCommandTests",
      dependencies: ["DelimitedText", "TestSupport", "Touchstone", "TouchstoneCommand"],
      swiftSettings: settings),
  ]
)
