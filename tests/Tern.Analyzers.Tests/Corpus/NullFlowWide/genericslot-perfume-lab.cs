// case: genericslot-perfume-lab
// category: generics
// rationale: default! in a cell, in a Maybe struct and in a two-parameter register; value-type instances are harmless
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.GenericslotPerfumeLab;

public sealed class Accord
{
    public string Top = "citrus";
}

public sealed class Cell<T>
{
    private T _value = default!;
    private bool _set;

    public void Put(T v) => (_value, _set) = (v, true);

    public T Value => _value;

    public T Checked => _set ? _value : throw new InvalidOperationException("empty");
}

public readonly struct Maybe<T>
{
    private readonly T _value;

    public Maybe(T value) => (_value, Has) = (value, true);

    public bool Has { get; }

    public T Unwrap() => _value;

    public Maybe<R> Select<R>(Func<T, R> map) => Has ? new Maybe<R>(map(_value)) : default;
}

public sealed class Register<TKey, TItem>
    where TKey : notnull
{
    public TKey LastKey { get; private set; } = default!;
    public TItem LastItem { get; private set; } = default!;

    public void Note(TKey k, TItem v) => (LastKey, LastItem) = (k, v);
}

public static class Case
{
    private static int Sniff(Cell<Accord> cell)
    {
        var accord = cell.Value;
        return accord.Top.Length; // want: null-deref
    }

    private static int Drops(Cell<int> cell) => cell.Value.ToString().Length;

    private static int Filled()
    {
        var cell = new Cell<Accord>();
        cell.Put(new Accord());
        return cell.Checked.Top.Length;
    }

    private static Maybe<Accord> Blend(int drops) => drops > 3 ? new Maybe<Accord>(new Accord()) : default;

    private static int Weak(int drops) => Blend(drops).Select(a => a.Top).Unwrap().Length; // want: null-deref

    private static int Strong(int drops) => Blend(drops) is { Has: true } b ? b.Unwrap().Top.Length : 0;

    private static int Last(Register<int, string> r) => r.LastKey.GetHashCode() + r.LastItem.Length; // want: null-deref

    public static void Demo1() => Sniff(new Cell<Accord>());

    public static void Demo2() => Drops(new Cell<int>());

    public static void Demo3() => Filled();

    public static void Demo4() => Weak(1);

    public static void Demo5() => Strong(1);

    public static void Demo6() => Last(new Register<int, string>());
}
