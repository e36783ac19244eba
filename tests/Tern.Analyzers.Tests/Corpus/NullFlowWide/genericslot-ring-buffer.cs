// case: genericslot-ring-buffer
// category: generic-default
// rationale: slots of a ring buffer and of an option type hold default! until written; a number instantiation is harmless
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.GenericslotRingBuffer;

public sealed class Ring<T>
{
    private readonly T[] _items;
    private int _head;

    public Ring(int capacity) => _items = new T[capacity];

    public void Push(T item) => _items[_head++ % _items.Length] = item;

    public T Latest => _items[Math.Max(_head - 1, 0) % _items.Length];
}

public readonly struct Maybe<T>
{
    private readonly T _value;

    public Maybe(T value)
    {
        _value = value;
        HasValue = true;
    }

    public bool HasValue { get; }

    public T OrDefault() => HasValue ? _value : default!;

    public T OrElse(T other) => HasValue ? _value : other;
}

public static class Case
{
    private static int LatestLine(Ring<string> log)
    {
        return log.Latest.Length; // want: null-deref
    }

    private static string LatestNumber(Ring<long> log)
    {
        return log.Latest.ToString();
    }

    private static Maybe<Uri> Proxy(string setting) => Uri.TryCreate(setting, UriKind.Absolute, out var u) ? new Maybe<Uri>(u) : default;

    private static string Port(string setting)
    {
        var proxy = Proxy(setting).OrDefault();
        return proxy.Scheme; // want: null-deref
    }

    private static string PortOr(string setting)
    {
        var proxy = Proxy(setting).OrElse(new Uri("http://localhost"));
        return proxy.Scheme;
    }

    public static int Demo1() => LatestLine(new Ring<string>(4));

    public static string Demo2() => LatestNumber(new Ring<long>(4));

    public static string Demo3() => Port("nonsense");

    public static string Demo4() => PortOr("nonsense");
}
