// case: service-archive-reader
// category: service
// rationale: archive with a directory read on Open, entries by kind and a reader that can be closed
// csc: false-positive

using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace NullSafety.Wide.ArchiveReader;

public enum EntryKind : byte { File, Folder, Link }

/// <summary>One record of the directory. Links have a target, files have content.</summary>
public sealed class Entry
{
    public required string Path { get; init; }
    public required EntryKind Kind { get; init; }
    public string? Target { get; init; }
    public int Offset { get; init; }
    public int Length { get; init; }
    public Entry? Parent { get; internal set; }
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];
    public int Depth => Parent is null ? 0 : Parent.Depth + 1;
}

/// <summary>Writes archives; Finish may be called once.</summary>
public sealed class ArchiveWriter
{
    private readonly List<Entry> _entries = new();
    private MemoryStream? _content = new();
    public ArchiveWriter Folder(string path) => Add(new Entry { Path = path, Kind = EntryKind.Folder });
    public ArchiveWriter Link(string path, string target) => Add(new Entry { Path = path, Kind = EntryKind.Link, Target = target });

    public ArchiveWriter File(string path, string text)
    {
        var content = _content ?? throw new InvalidOperationException("The archive is finished.");
        var bytes = Encoding.UTF8.GetBytes(text);
        int offset = (int)content.Length;
        content.Write(bytes);
        return Add(new Entry { Path = path, Kind = EntryKind.File, Offset = offset, Length = bytes.Length });
    }

    public byte[] Finish()
    {
        if (_content == null)
            throw new InvalidOperationException("The archive is finished.");
        var output = new MemoryStream();
        using (var writer = new BinaryWriter(output, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(_entries.Count);
            foreach (var entry in _entries)
            {
                writer.Write((byte)entry.Kind);
                writer.Write(entry.Path);
                if (entry.Kind == EntryKind.Link)
                    writer.Write(entry.Target.Trim()); // csc-false
                writer.Write(entry.Offset);
                writer.Write(entry.Length);
            }
            _content.WriteTo(output);
        }
        _content = null;
        return output.ToArray();
    }

    private ArchiveWriter Add(Entry entry)
    {
        _entries.Add(entry);
        return this;
    }
}

/// <summary>All entries of an archive with their folders.</summary>
public sealed class ArchiveDirectory
{
    private readonly List<Entry> _entries = new();
    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);

    public ArchiveDirectory(IEnumerable<Entry> entries)
    {
        foreach (var entry in entries)
        {
            _positions[entry.Path] = _entries.Count;
            _entries.Add(entry);
        }
        foreach (var entry in _entries)
        {
            int slash = entry.Path.LastIndexOf('/');
            entry.Parent = slash < 0 ? null : Find(entry.Path[..slash]);
        }
    }

    public IReadOnlyList<Entry> Entries => _entries;
    public Entry? Find(string path) => _positions.TryGetValue(path, out int at) ? _entries[at] : null;

    public Entry Resolve(string path)
    {
        var entry = Find(path);
        for (int hops = 0; entry is { Kind: EntryKind.Link }; hops++)
        {
            if (hops > 8)
                throw new InvalidDataException("too many links: " + path);
            entry = Find(entry.Target!);
        }
        return entry!;
    }

    public IEnumerable<string> Tree() => _positions.Keys.Order().Select(path => new string(' ', Find(path)!.Depth) + Find(path)!.Name);

    public IEnumerable<string> Listing(string folder)
    {
        if (!Contains(folder))
            return [];
        var parent = Find(folder);
        return _entries.Where(e => e.Parent == parent).Select(e => parent.Name + "/" + e.Name); // csc-false
    }

    public string FolderOf(string path)
    {
        var entry = Find(path) ?? throw new FileNotFoundException(path);
        return entry.Parent!.Name; // want: null-deref
    }

    private bool Contains(string path) => _positions.ContainsKey(path);
}

/// <summary>Reads an archive. Open it before anything else; it can be closed and opened again.</summary>
public sealed class Archive : IDisposable
{
    private byte[]? _bytes;
    private ArchiveDirectory? _directory;
    private int _contentStart;
    private Dictionary<string, string>? _texts;
    private bool _open;
    public event EventHandler? Closed;
    public bool IsOpen => _open;
    public ArchiveDirectory Directory => _directory ?? throw new InvalidOperationException("The archive is not open.");

    public void Open(byte[] bytes)
    {
        if (_open)
            Close();
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        int count = reader.ReadInt32();
        if (count < 0)
            throw new InvalidDataException("negative count");
        var entries = new Entry[count];
        for (int i = 0; i < count; i++)
            entries[i] = ReadEntry(reader);
        _directory = new ArchiveDirectory(entries);
        _contentStart = (int)reader.BaseStream.Position;
        _bytes = bytes;
        _open = true;
    }

    public string ReadText(string path)
    {
        ThrowIfClosed();
        var entry = _directory!.Resolve(path);
        if (entry.Kind != EntryKind.File) // want: null-deref
            throw new InvalidDataException("not a file: " + path);
        _texts ??= new Dictionary<string, string>();
        if (!_texts.TryGetValue(entry.Path, out var text))
            _texts[entry.Path] = text = Decode(entry);
        return text;
    }

    public int TotalSize()
    {
        if (!IsOpen)
            return 0;
        return _directory.Entries.Sum(e => e.Length) + _bytes.Length; // csc-false
    }

    public int CopyTo(Stream destination)
    {
        ThrowIfClosed();
        byte[]? buffer = null;
        int copied = 0;
        try
        {
            foreach (var entry in Directory.Entries.Where(e => e.Kind == EntryKind.File))
            {
                if (buffer == null || buffer.Length < entry.Length)
                    buffer = Swap(buffer, entry.Length);
                Array.Copy(_bytes!, _contentStart + entry.Offset, buffer, 0, entry.Length);
                destination.Write(buffer, 0, entry.Length);
                copied += entry.Length;
            }
        }
        finally
        {
            if (buffer is not null)
                ArrayPool<byte>.Shared.Return(buffer);
        }
        return copied;
    }

    public int CachedTexts() => _texts?.Count ?? 0;

    public void Close()
    {
        if (!_open)
            return;
        _open = false;
        _directory = null;
        _texts?.Clear();
        _texts = null;
        _bytes = null;
        Closed?.Invoke(this, EventArgs.Empty);
    }

    public void Dispose() => Close();

    private static byte[] Swap(byte[]? old, int length)
    {
        if (old != null)
            ArrayPool<byte>.Shared.Return(old);
        return ArrayPool<byte>.Shared.Rent(Math.Max(length, 256));
    }

    private static Entry ReadEntry(BinaryReader reader)
    {
        var kind = (EntryKind)reader.ReadByte();
        return new Entry
        {
            Kind = kind,
            Path = reader.ReadString(),
            Target = kind == EntryKind.Link ? reader.ReadString() : null,
            Offset = reader.ReadInt32(),
            Length = reader.ReadInt32(),
        };
    }

    private string Decode(Entry entry) => Encoding.UTF8.GetString(_bytes!, _contentStart + entry.Offset, entry.Length);

    private void ThrowIfClosed()
    {
        if (!_open)
            throw new InvalidOperationException("The archive is not open.");
    }
}

public static class Case
{
    private static byte[] Sample() => new ArchiveWriter().Folder("docs").File("docs/a.txt", "alpha").File("top.txt", new string('x', 400))
        .Link("latest", "docs/a.txt").Link("broken", "docs/none.txt").Link("newest", "latest").Finish();

    public static void DemoRead()
    {
        using var archive = new Archive();
        archive.Closed += (_, _) => Console.Out.Flush();
        _ = archive.TotalSize() + archive.CachedTexts();
        archive.Open(Sample());
        _ = archive.ReadText("docs/a.txt") + archive.ReadText("newest") + archive.ReadText("newest") + archive.CachedTexts() + archive.TotalSize();
        _ = string.Join(",", archive.Directory.Tree().Concat(archive.Directory.Listing("docs")).Concat(archive.Directory.Listing("zzz")));
        _ = archive.Directory.FolderOf("docs/a.txt") + archive.CopyTo(new MemoryStream());
        archive.Open(Sample());
        archive.Close();
    }

    public static void DemoBrokenLink()
    {
        using var archive = new Archive();
        archive.Open(Sample());
        archive.ReadText("broken");
    }

    public static void DemoFolderOfTopFile()
    {
        using var archive = new Archive();
        archive.Open(Sample());
        archive.Directory.FolderOf("top.txt");
    }
}
