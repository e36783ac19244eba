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

    // Members that are read, one slot for each and each object; those of one key are chained.
    private readonly List<object> _slotKeys = [];
    private readonly List<int> _slotOwners = [];
    private readonly List<int> _slotNext = [];
    private readonly Dictionary<object, int> _firstSlots = [];

    // By register: the only instruction that sets it, and whether there is one; the slot of the member that it was read from, and its number among such registers; its number among copies of variables.
    private readonly Instruction?[] _definitions;
    private readonly bool[] _isDefined;
    private readonly bool[] _isUntouched;
    private readonly int[] _slotOf;
    private readonly int[] _copyOf;
    private readonly int[] _moveOf;
    private readonly List<int> _copies = [];
    private readonly List<int>?[] _movedFrom;
    private readonly int _words;
    private readonly int _copyBase;
    private readonly int _moveBase;
    private readonly ulong[] _afterCalls;
    private readonly ulong[]?[] _entries;
    private int _moveCount;

    public Guards(NullProgram program, MethodCode code)
    {
        _program = program;
        _code = code;
        _definitions = new Instruction?[code.Registers];
        _isDefined = new bool[code.Registers];
        _isUntouched = new bool[code.Registers];
        _slotOf = new int[code.Registers];
        _copyOf = new int[code.Registers];
        _moveOf = new int[code.Registers];
        _movedFrom = new List<int>?[code.Registers];
        Prepare();
        _copyBase = code.Registers + _slotKeys.Count;
        _moveBase = _copyBase + _copies.Count;
        _words = (_moveBase + _moveCount + 63) / 64;
        _afterCalls = AfterCalls();
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

    /// <summary>Finds members that are read, and registers that are set once.</summary>
    private void Prepare()
    {
        for (int r = 0; r < _code.Registers; r++)
        {
            _slotOf[r] = _copyOf[r] = _moveOf[r] = -1;
        }

        foreach (IParameterSymbol parameter in _code.Parameters)
        {
            _isDefined[MethodCode.FirstParameter + parameter.Ordinal] = true;
            _isUntouched[MethodCode.FirstParameter + parameter.Ordinal] = true;
        }

        foreach (Block block in _code.Blocks)
        {
            foreach (Instruction i in block.Code)
            {
                Prepare(i);
            }
        }

        for (int r = 0; r < _code.Registers; r++)
        {
            if (_definitions[r] is { Op: Op.Move, A: >= MethodCode.FirstParameter } move && !IsSetOnce(move.A))
            {
                _moveOf[r] = _moveCount;
                (_movedFrom[move.A] ??= []).Add(_moveCount++);
            }
        }
    }

    private void Prepare(Instruction i)
    {
        if (i.Dst >= 0)
        {
            Define(i.Dst, _isDefined[i.Dst] ? null : i);
        }

        foreach (Place? place in i.Refs ?? [])
        {
            if (place is { Key: null, Index: < 0 })
            {
                Define(place.Register, null);
            }
        }

        if (i is { Op: Op.Load, Key: ISymbol key })
        {
            int slot = SlotOf(i.A, key);
            if (slot < 0)
            {
                slot = _slotKeys.Count;
                _slotNext.Add(_firstSlots.TryGetValue(key, out int first) ? first : -1);
                _firstSlots[key] = slot;
                _slotKeys.Add(key);
                _slotOwners.Add(i.A);
            }

            if (_copyOf[i.Dst] < 0)
            {
                _copyOf[i.Dst] = _copies.Count;
                _copies.Add(i.Dst);
            }

            _slotOf[i.Dst] = slot;
        }
    }

    private void Define(int register, Instruction? by)
    {
        _isDefined[register] = true;
        _isUntouched[register] = false;
        _definitions[register] = by;
    }

    /// <summary>Slot of a member; -1 when nothing reads it.</summary>
    private int SlotOf(int owner, object key)
    {
        int slot = _firstSlots.TryGetValue(key, out int first) ? first : -1;
        while (slot >= 0 && _slotOwners[slot] != owner)
        {
            slot = _slotNext[slot];
        }

        return slot;
    }

    /// <summary>All but what another method may change.</summary>
    private ulong[] AfterCalls()
    {
        ulong[] kept = new ulong[_words];
        for (int w = 0; w < _words; w++)
        {
            kept[w] = ulong.MaxValue;
        }

        for (int i = 0; i < _slotKeys.Count; i++)
        {
            if (_slotKeys[i] is not IFieldSymbol { IsReadOnly: true })
            {
                Put(kept, _code.Registers + i, false);
            }
        }

        foreach (int register in _copies)
        {
            Put(kept, _copyBase + _copyOf[register], false);
        }

        return kept;
    }

    [MethodImpl(Hot.Path)]
    private void Solve()
    {
        ulong[] first = new ulong[_words];
        Put(first, MethodCode.Root, true);
        Put(first, MethodCode.This, !Keys.IsExtension(_code.Symbol));
        Work work = new(_code.Blocks.Count);
        work.Add(0);
        _entries[0] = first;
        ulong[] bits = new ulong[_words];
        ulong[] thrown = new ulong[_words];
        for (int b = work.Take(); b >= 0; b = work.Take())
        {
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

    private void Flow(Block? block, ulong[] bits, Work work)
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
        if (_copyOf[register] >= 0 && Get(bits, _copyBase + _copyOf[register]))
        {
            Put(bits, _code.Registers + _slotOf[register], true);
        }

        if (_definitions[register] is { Op: Op.Move } i && (_moveOf[register] is var move and >= 0 ? Get(bits, _moveBase + move) : IsSetOnce(i.A)))
        {
            Known(bits, i.A);
        }
    }

    [MethodImpl(Hot.Path)]
    private void ClearMembers(ulong[] bits)
    {
        for (int w = 0; w < _words; w++)
        {
            bits[w] &= _afterCalls[w];
        }
    }

    private void ClearMember(ulong[] bits, object key)
    {
        if (!_firstSlots.TryGetValue(key, out int slot))
        {
            return;
        }

        for (; slot >= 0; slot = _slotNext[slot])
        {
            Put(bits, _code.Registers + slot, false);
        }

        foreach (int register in _copies)
        {
            if (Equals(_slotKeys[_slotOf[register]], key))
            {
                Put(bits, _copyBase + _copyOf[register], false);
            }
        }
    }

    /// <summary>An object's register gets another value: what was known of its members is gone.</summary>
    private void ClearOwner(ulong[] bits, int owner)
    {
        for (int slot = 0; slot < _slotOwners.Count; slot++)
        {
            if (_slotOwners[slot] == owner)
            {
                Put(bits, _code.Registers + slot, false);
            }
        }

        foreach (int register in _copies)
        {
            if (_definitions[register] is not { } i || i.A == owner)
            {
                Put(bits, _copyBase + _copyOf[register], false);
            }
        }
    }

    /// <summary>Blocks that wait, the first in the method first.</summary>
    private sealed class Work(int blocks)
    {
        private readonly bool[] _waits = new bool[blocks];
        private int _first;

        public void Add(int block)
        {
            _waits[block] = true;
            _first = Math.Min(_first, block);
        }

        /// <summary>Takes the first one; -1 when none waits.</summary>
        public int Take()
        {
            while (_first < _waits.Length && !_waits[_first])
            {
                _first++;
            }

            if (_first == _waits.Length)
            {
                return -1;
            }

            _waits[_first] = false;
            return _first;
        }
    }
}
