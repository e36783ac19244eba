// case: service-buffer-writer
// category: service-buffers
// rationale: pooled, segmented buffer writer with a linked segment list, frames and a reader
// csc: false-positive

using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.BufferWriter;

/// <summary>A pooled block; <see cref="Rent"/> comes before <see cref="Append"/>.</summary>
public sealed class Segment
{
    private byte[]? _array;
    public Segment? Next { get; private set; }
    public int Length { get; private set; }
    public int Free => _array == null ? 0 : _array.Length - Length;
    public ReadOnlySpan<byte> Written => _array.AsSpan(0, Length);

    public void Rent(int size)
    {
        _array = ArrayPool<byte>.Shared.Rent(size);
        Length = 0;
    }

    public void Append(byte value)
    {
        _array![Length++] = value;
    }

    public void Patch(int offset, byte value)
    {
        if (offset >= Length)
            throw new ArgumentOutOfRangeException(nameof(offset));

        _array[offset] = value; // csc-false
    }

    public void LinkTo(Segment next) => Next = next;

    public Segment? Return()
    {
        if (_array != null)
        {
            ArrayPool<byte>.Shared.Return(_array);
            _array = null;
        }

        Length = 0;
        var next = Next;
        Next = null;
        return next;
    }
}

/// <summary>A place to patch later; comes from <see cref="SegmentedWriter.BeginFrame"/>.</summary>
public readonly struct FrameMark
{
    internal FrameMark(Segment segment, int offset)
    {
        Segment = segment;
        Offset = offset;
    }

    internal Segment Segment { get; }
    internal int Offset { get; }
}

/// <summary>Writes bytes into pooled segments. <see cref="Reset"/> makes the writer usable again.</summary>
public sealed class SegmentedWriter : IDisposable
{
    private readonly int _segmentSize;
    private Segment? _head;
    private Segment? _tail;
    private bool _disposed;
    public SegmentedWriter(int segmentSize = 16) => _segmentSize = segmentSize;
    public long Written { get; private set; }
    public bool IsEmpty => _head is null;

    public void Write(byte value)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        EnsureRoom();
        _tail.Append(value); // csc-false
        Written++;
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
            Write(b);
    }

    public void WriteText(string text) => Write(Encoding.UTF8.GetBytes(text));

    public FrameMark BeginFrame()
    {
        Write(0);
        return new FrameMark(_tail!, _tail!.Length - 1);
    }

    public void EndFrame(FrameMark mark, byte length)
    {
        mark.Segment.Patch(mark.Offset, length);
    }

    public byte[] ToArray()
    {
        if (Written == 0)
            return Array.Empty<byte>();

        var result = new byte[Written];
        var at = 0;
        for (var s = _head; s != null; s = s.Next)
        {
            s.Written.CopyTo(result.AsSpan(at));
            at += s.Length;
        }

        return result;
    }

    public byte Last()
    {
        if (IsEmpty)
            return 0;

        return _tail.Written[^1]; // csc-false
    }

    public void Reset()
    {
        var s = _head;
        while (s != null)
            s = s.Return();

        _head = _tail = null;
        Written = 0;
    }

    public void Dispose()
    {
        if (!_disposed)
        {
            Reset();
            _disposed = true;
        }
    }

    private void EnsureRoom()
    {
        if (_tail != null && _tail.Free > 0)
            return;

        var next = new Segment();
        next.Rent(_segmentSize);
        if (_head == null)
            _head = next;
        else
            _tail!.LinkTo(next);

        _tail = next;
    }
}

public interface IFormatterPart
{
    void Write(SegmentedWriter writer, object value);
}

public sealed class TextPart : IFormatterPart
{
    public void Write(SegmentedWriter writer, object value) => writer.WriteText((string)value);
}

public sealed class IntPart : IFormatterPart
{
    public void Write(SegmentedWriter writer, object value) => writer.Write((byte)(int)value);
}

public sealed class ListPart : IFormatterPart
{
    private Formatter? _owner;
    public void Attach(Formatter owner) => _owner = owner;

    public void Write(SegmentedWriter writer, object value)
    {
        foreach (var item in (IEnumerable<object>)value)
        {
            _owner!.Write(writer, item); // want: null-deref
        }
    }
}

public sealed class Formatter
{
    private readonly Dictionary<Type, IFormatterPart> _parts = new();
    private IFormatterPart? _fallback;

    private Formatter()
    {
    }

    public static Formatter CreateDefault()
    {
        var formatter = new Formatter();
        formatter.Add(typeof(string), new TextPart());
        formatter.Add(typeof(int), new IntPart());
        formatter.UseFallback(new TextPart());
        return formatter;
    }

    public Formatter Add(Type type, IFormatterPart part)
    {
        _parts.Add(type, part);
        return this;
    }

    public Formatter WithLists()
    {
        var list = new ListPart();
        list.Attach(this);
        return Add(typeof(List<object>), list);
    }

    public void UseFallback(IFormatterPart part) => _fallback = part;

    public void Write(SegmentedWriter writer, object value)
    {
        if (_parts.TryGetValue(value.GetType(), out var part))
            part.Write(writer, value);
        else
            _fallback!.Write(writer, value.ToString() ?? "");
    }
}

public static class Case
{
    public static void DemoRoundTrip()
    {
        using var writer = new SegmentedWriter(16);
        writer.WriteText("the quick brown fox jumps over the lazy dog, twice or more");
        var mark = writer.BeginFrame();
        writer.WriteText("abc");
        writer.EndFrame(mark, 3);
        Console.WriteLine(writer.ToArray().Length + " " + writer.Last());
        writer.Reset();
        Console.WriteLine(writer.Last() + writer.ToArray().Length);
        writer.Write(1);
    }

    public static void DemoFormatter()
    {
        using var writer = new SegmentedWriter();
        var formatter = Formatter.CreateDefault().WithLists();
        formatter.Write(writer, new List<object> { "a", 1, 2.5 });
        Console.WriteLine(writer.Written);
    }

    public static void DemoListWithoutOwner()
    {
        var writer = new SegmentedWriter();
        var formatter = Formatter.CreateDefault().Add(typeof(List<object>), new ListPart());
        formatter.Write(writer, new List<object> { 1 });
    }
}
