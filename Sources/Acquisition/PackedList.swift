package import BinaryRecords
import Files

/// A long list whose elements are kept as bytes, and made when they are asked for.
///
/// A short one stays in memory. Of a long one only the places of the elements do; their bytes go to a file without a
/// name in the folder for temporary files, or stay in memory too where none can be made. It may be read by any number of
/// threads, and by processes forked from this one.
package struct PackedList<Element: Recordable>: RandomAccessCollection, Sendable {
  /// Where each element's bytes begin: in the file, and behind it in `tail`.
  private var starts: [Int] = []
  /// The bytes behind those in the file.
  private var tail: [UInt8] = []
  /// How many bytes are in the file.
  private var fileSize = 0
  private var file: PlacedFile?
  private var isFileWanted = true

  /// How many bytes are kept in memory.
  private static var tailLimit: Int { 1 << 17 }
  /// How many bytes are read at once: more than most elements have, and where one after the other is read, many of them.
  private static var readSize: Int { 1 << 9 }
  private static var stretchSize: Int { 1 << 13 }

  /// Makes an empty list.
  package init() {}

  /// 0.
  package var startIndex: Int { 0 }
  /// How many elements there are.
  package var endIndex: Int { starts.count }

  /// The bytes that the list takes in memory.
  package var footprint: Int { starts.capacity * MemoryLayout<Int>.stride + tail.capacity }

  /// The element at a place, made of its bytes.
  package subscript(position: Int) -> Element {
    var cursor = Cursor(self, size: Self.readSize)
    return cursor.element(at: position)
  }

  private func read<Value>(
    _ position: Int, through stretch: inout Stretch,
    _ body: (inout RecordReader) throws(RecordReader.Damage) -> Value
  ) -> Value {
    let start = starts[position]
    do throws(RecordReader.Damage) {
      var reader: RecordReader
      if start >= fileSize {
        reader = RecordReader(tail, at: start - fileSize)
      } else {
        if try !stretch.holds(start) { stretch = try stored(start, stretch.size) }
        reader = RecordReader(stretch.bytes, at: start - stretch.start)
      }
      _ = try reader.int()
      return try body(&reader)
    } catch {
      fatalError("the list of documents in the folder for temporary files is damaged")
    }
  }

  /// The bytes of an element that are in the file, their number before them, and some of what follows.
  private func stored(_ start: Int, _ size: Int) throws(RecordReader.Damage) -> Stretch {
    var stretch = Stretch(size: size, start: start, bytes: read(start, size))
    var reader = RecordReader(stretch.bytes)
    // A number takes at most ten bytes.
    let count = try reader.int() + 10
    if count > stretch.bytes.count { stretch.bytes = read(start, count) }
    return stretch
  }

  private func read(_ start: Int, _ count: Int) -> [UInt8] {
    guard let file,
      let bytes = try? file.bytes(at: start, count: Swift.min(count, fileSize - start)),
      !bytes.isEmpty
    else { fatalError("the list of documents in the folder for temporary files cannot be read") }
    return bytes
  }

  /// Adds an element at the end.
  package mutating func append(_ element: Element) {
    var writer = RecordWriter()
    element.write(to: &writer)
    var head = RecordWriter()
    head.write(writer.bytes.count)
    starts.append(fileSize + tail.count)
    tail += head.bytes
    tail += writer.bytes
    if tail.count >= Self.tailLimit { store() }
  }

  /// Adds elements at the end.
  package mutating func append(contentsOf elements: some Sequence<Element>) {
    for element in elements { append(element) }
  }

  /// Moves bytes from memory to the file; where that fails, they and all others stay in memory.
  private mutating func store() {
    guard isFileWanted else { return }
    if file == nil { file = TemporaryFolder.file() }
    // What two copies of a list share, neither may go on writing to.
    isFileWanted = false
    guard isKnownUniquelyReferenced(&file), let file,
      (try? file.write(tail.span, at: fileSize)) != nil
    else { return }
    isFileWanted = true
    fileSize += tail.count
    tail.removeAll(keepingCapacity: true)
  }

  /// Puts the elements into the order of their keys' bytes; equal ones stay in their order.
  mutating func sort(by key: (Element) -> [UInt8]) {
    var keys: [UInt8] = []
    var ends: [Int] = []
    ends.reserveCapacity(count)
    for element in self {
      keys += key(element)
      ends.append(keys.count)
    }
    func held(_ number: UInt32) -> ArraySlice<UInt8> {
      keys[(number == 0 ? 0 : ends[Int(number) - 1])..<ends[Int(number)]]
    }
    let order = (0..<UInt32(count)).sorted { one, other in
      let (left, right) = (held(one), held(other))
      if left.lexicographicallyPrecedes(right) { return true }
      return one < other && left == right
    }
    starts = order.map { starts[Int($0)] }
  }

  /// Whether the elements are in the order of their keys' bytes.
  func isSorted(by key: (Element) -> [UInt8]) -> Bool {
    var previous: [UInt8] = []
    for element in self {
      let next = key(element)
      if next.lexicographicallyPrecedes(previous) { return false }
      previous = next
    }
    return true
  }
}

extension PackedList {
  /// A stretch of a list's file.
  fileprivate struct Stretch {
    /// How many bytes are read for one.
    let size: Int
    var start = 0
    var bytes: [UInt8] = []

    /// Whether all bytes of the element that begins at a place of the file are here.
    func holds(_ place: Int) throws(RecordReader.Damage) -> Bool {
      // A number takes at most ten bytes.
      guard place >= start, place + 10 <= start + bytes.count else { return false }
      var reader = RecordReader(bytes, at: place - start)
      let count = try reader.int()
      return place + count + 10 <= start + bytes.count
    }
  }

  /// Reads elements of a list; where they are asked for in their order, many with one look into the file.
  package struct Cursor: IteratorProtocol {
    private let list: PackedList
    private var stretch: Stretch
    private var position = 0

    /// Begins at the first element.
    package init(_ list: PackedList) { self.init(list, size: PackedList.stretchSize) }

    fileprivate init(_ list: PackedList, size: Int) {
      self.list = list
      stretch = Stretch(size: size)
    }

    /// The element at a place.
    package mutating func element(at position: Int) -> Element {
      list.read(position, through: &stretch) { reader throws(RecordReader.Damage) in
        try Element(from: &reader)
      }
    }

    /// The whole number with which the bytes of the element at a place begin: less work than making the element.
    package mutating func firstNumber(at position: Int) -> Int {
      list.read(position, through: &stretch) { reader throws(RecordReader.Damage) in
        try reader.int()
      }
    }

    /// The next element.
    package mutating func next() -> Element? {
      guard position < list.count else { return nil }
      defer { position += 1 }
      return element(at: position)
    }
  }

  /// Reads all elements in their order.
  package func makeIterator() -> Cursor { Cursor(self) }
}

extension PackedList {
  /// Finds elements by a name.
  struct NameIndex {
    /// The places of the elements plus 1, each at or behind the place to which its name's hash points; 0 is none.
    private var slots: [UInt32]
    private let name: @Sendable (Element) -> String

    /// Indexes a list; of several elements of one name the last is found.
    init(_ list: PackedList, by name: @escaping @Sendable (Element) -> String) {
      self.name = name
      var size = 16
      while size < list.count * 2 { size *= 2 }
      slots = [UInt32](repeating: 0, count: size)
      for (number, element) in list.enumerated() {
        slots[slot(of: name(element), in: list)] = UInt32(number + 1)
      }
    }

    /// The place of the element with a name; nil where there is none.
    func place(of name: String, in list: PackedList) -> Int? {
      let found = slots[slot(of: name, in: list)]
      return found == 0 ? nil : Int(found) - 1
    }

    private func slot(of wanted: String, in list: PackedList) -> Int {
      var hasher = Hasher()
      hasher.combine(wanted)
      var slot = hasher.finalize() & (slots.count - 1)
      while slots[slot] != 0, name(list[Int(slots[slot]) - 1]) != wanted {
        slot = (slot + 1) & (slots.count - 1)
      }
      return slot
    }
  }
}
