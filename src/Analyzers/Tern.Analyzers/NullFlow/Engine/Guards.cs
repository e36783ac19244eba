using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>
/// Which registers cannot be null at an instruction, by the tests and dereferences before it in the same method. Quick and sure: what it says needs no run to be shown.
/// Members of <c>this</c>, of statics and of variables count as long as nothing is called that could set them.
/// </summary>
internal sealed partial class Guards
{
    private readonly NullProgram _program;
    private readonly MethodCode _code;
    private readonly Dictionary<(int Owner, object Key), int> _slots = [];
    private readonly List<object> _slotKeys = [];
    private readonly Dictionary<int, int> _copies = [];
    private readonly Dictionary<int, Instruction?> _definitions = [];
    private readonly HashSet<int> _untouched = [];
    private readonly Dictionary<int, int> _moves = [];
    private readonly Dictionary<int, List<int>> _movedFrom = [];
    private readonly int _words;
    private readonly int _copyBase;
    private readonly int _moveBase;
    private readonly ulong[]?[] _entries;

    public Guards(NullProgram program, MethodCode code)
    {
        _program = program;
        _code = code;
        Prepare();
        _copyBase = code.Registers + _slots.Count;
        _moveBase = _copyBase + _copies.Count;
        _words = (_moveBase + _moves.Count + 63) / 64;
        _entries = new ulong[]?[code.Blocks.Count];
        Solve();
    }

    /// <summary>Hands out the instructions that can be reached, with what is known before each.</summary>
    public void Visit(Action<Instruction, Func<int, bool>> visit)
    {
        ulong[] bits = new ulong[_words];
        Func<int, bool> notNull = r => r >= 0 && Get(bits, r);
        for (int b = 0; b < _entries.Length; b++)
        {
            if (_entries[b] is not { } entry)
            {
                continue;
            }

            Array.Copy(entry, bits, _words);
            foreach (Instruction i in _code.Blocks[b].Code)
            {
                visit(i, notNull);
                Step(bits, i);
            }
        }
    }

    private static bool Get(ulong[] bits, int i) => (bits[i >> 6] & (1UL << (i & 63))) != 0;

    private static void Put(ulong[] bits, int i, bool value)
    {
        if (value)
        {
            bits[i >> 6] |= 1UL << (i & 63);
        }
        else
        {
            bits[i >> 6] &= ~(1UL << (i & 63));
        }
    }

    /// <summary>Finds members that are read more than once, and registers that are set once.</summary>
    private void Prepare()
    {
        foreach (IParameterSymbol parameter in _code.Parameters)
        {
            _definitions[MethodCode.FirstParameter + parameter.Ordinal] = null;
            _untouched.Add(MethodCode.FirstParameter + parameter.Ordinal);
        }

        foreach (Block block in _code.Blocks)
        {
            foreach (Instruction i in block.Code)
            {
                if (i.Dst >= 0)
                {
                    _definitions[i.Dst] = _definitions.ContainsKey(i.Dst) ? null : i;
                    _untouched.Remove(i.Dst);
                }

                foreach (Place? place in i.Refs ?? [])
                {
                    if (place is { Key: null, Index: < 0 })
                    {
                        _definitions[place.Register] = null;
                        _untouched.Remove(place.Register);
                    }
                }

                if (i is { Op: Op.Load, Key: ISymbol key })
                {
                    if (!_slots.TryGetValue((i.A, key), out int slot))
                    {
                        _slots[(i.A, key)] = slot = _slots.Count;
                        _slotKeys.Add(key);
                    }

                    _copies[i.Dst] = slot;
                }
            }
        }

        int copy = 0;
        foreach (int register in _copies.Keys.ToList())
        {
            // The slot in the low half, the number of the copy in the high one.
            _copies[register] |= copy++ << 16;
        }

        foreach (KeyValuePair<int, Instruction?> definition in _definitions)
        {
            if (definition.Value is { Op: Op.Move, A: >= MethodCode.FirstParameter } move && !IsSetOnce(move.A))
            {
                _moves[definition.Key] = _moves.Count;
                if (!_movedFrom.TryGetValue(move.A, out List<int>? copies))
                {
                    _movedFrom[move.A] = copies = [];
                }

                copies.Add(_moves.Count - 1);
            }
        }
    }

    private int SlotOf(int register) => _code.Registers + (_copies[register] & 0xFFFF);

    private int CopyOf(int register) => _copyBase + (_copies[register] >> 16);

    [MethodImpl(Hot.Path)]
    private void Solve()
    {
        ulong[] first = new ulong[_words];
        Put(first, MethodCode.Root, true);
        Put(first, MethodCode.This, !Keys.IsExtension(_code.Symbol));
        SortedSet<int> work = [0];
        _entries[0] = first;
        ulong[] bits = new ulong[_words];
        ulong[] thrown = new ulong[_words];
        while (work.Count > 0)
        {
            int b = work.Min;
            work.Remove(b);
            Block block = _code.Blocks[b];
            Array.Copy(_entries[b]!, bits, _words);
            Array.Copy(bits, thrown, _words);
            foreach (Instruction i in block.Code)
            {
                Step(bits, i);
                for (int w = 0; w < _words; w++)
                {
                    thrown[w] &= bits[w];
                }
            }

            ClearMembers(thrown);
            foreach (Block handler in block.Handlers)
            {
                Flow(handler, thrown, work);
            }

            if (block.Condition >= 0)
            {
                ulong[] other = (ulong[])bits.Clone();
                Learn(bits, block.Condition, true, 0);
                Learn(other, block.Condition, false, 0);
                Flow(block.Otherwise, other, work);
            }

            Flow(block.Next, bits, work);
        }
    }

    private void Flow(Block? block, ulong[] bits, SortedSet<int> work)
    {
        if (block is not { Index: >= 0 })
        {
            return;
        }

        if (_entries[block.Index] is not { } entry)
        {
            _entries[block.Index] = (ulong[])bits.Clone();
            work.Add(block.Index);
            return;
        }

        bool changed = false;
        for (int w = 0; w < _words; w++)
        {
            ulong both = entry[w] & bits[w];
            changed |= both != entry[w];
            entry[w] = both;
        }

        if (changed)
        {
            work.Add(block.Index);
        }
    }

    private void Known(ulong[] bits, int register)
    {
        if (register < 0)
        {
            return;
        }

        Put(bits, register, true);
        if (_copies.ContainsKey(register) && Get(bits, CopyOf(register)))
        {
            Put(bits, SlotOf(register), true);
        }

        if (_definitions.TryGetValue(register, out Instruction? i) && i is { Op: Op.Move } && (_moves.TryGetValue(register, out int move) ? Get(bits, _moveBase + move) : IsSetOnce(i.A)))
        {
            Known(bits, i.A);
        }
    }

    [MethodImpl(Hot.Path)]
    private void ClearMembers(ulong[] bits)
    {
        for (int i = 0; i < _slotKeys.Count; i++)
        {
            if (_slotKeys[i] is not IFieldSymbol { IsReadOnly: true })
            {
                Put(bits, _code.Registers + i, false);
            }
        }

        foreach (int register in _copies.Keys)
        {
            Put(bits, CopyOf(register), false);
        }
    }

    private void ClearMember(ulong[] bits, object key)
    {
        for (int i = 0; i < _slotKeys.Count; i++)
        {
            if (Equals(_slotKeys[i], key))
            {
                Put(bits, _code.Registers + i, false);
            }
        }

        foreach (int register in _copies.Keys)
        {
            if (Equals(_slotKeys[_copies[register] & 0xFFFF], key))
            {
                Put(bits, CopyOf(register), false);
            }
        }
    }

    /// <summary>An object's register gets another value: what was known of its members is gone.</summary>
    private void ClearOwner(ulong[] bits, int owner)
    {
        foreach (KeyValuePair<(int Owner, object Key), int> slot in _slots)
        {
            if (slot.Key.Owner == owner)
            {
                Put(bits, _code.Registers + slot.Value, false);
            }
        }

        foreach (int register in _copies.Keys)
        {
            if (_definitions[register] is null || _definitions[register]!.A == owner)
            {
                Put(bits, CopyOf(register), false);
            }
        }
    }
}
