using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.NullFlow.Code;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>What the indices of a method count.</summary>
internal sealed partial class Filling
{
    /// <summary>Variables of a method that count.</summary>
    private sealed class Indices
    {
        private readonly Dictionary<int, long> _steps = [];
        private readonly Dictionary<int, long> _starts = [];
        private readonly Dictionary<int, object> _loaded = [];
        private readonly HashSet<(int Index, object Array)> _bound = [];
        private readonly HashSet<int> _limited = [];
        private readonly Dictionary<int, int> _limits = [];
        private readonly Dictionary<int, int> _lengths = [];
        private readonly Dictionary<int, int> _sizes = [];
        private readonly Dictionary<int, (int Of, long By)> _offsets = [];
        private readonly Dictionary<int, (int A, int B)> _least = [];
        private readonly List<int> _taken = [];
        private readonly HashSet<int> _given = [];
        private readonly Dictionary<object, int> _members = [];
        private readonly Dictionary<int, int> _read = [];
        private readonly Dictionary<object, int> _held = [];
        private readonly Dictionary<int, int> _lessened = [];
        private readonly HashSet<int> _told = [];
        private readonly HashSet<int> _ranges = [];
        private readonly int _parameters;
        private readonly Dictionary<int, SyntaxNode> _tables = [];
        private readonly List<(int Index, int Limit, Block? Otherwise)> _ends = [];
        private readonly HashSet<int> _counting = [];
        private readonly Dictionary<int, long> _ahead = [];

        public Indices(MethodCode code)
        {
            // Who calls a private method goes over the whole array in parts.
            _parameters = code.Symbol is IMethodSymbol { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: not Accessibility.Private } ? code.Parameters.Length : 0;
            Dictionary<int, long> constants = [];
            Dictionary<int, (int Of, long By)> sums = [];
            Dictionary<int, object> lengths = [];
            HashSet<int> moved = [];
            Dictionary<(int Array, int Index), int> rows = [];
            foreach (Instruction i in code.Blocks.SelectMany(b => b.Code))
            {
                if (i is { A: > MethodCode.This, Op: Op.Load, Key: IFieldSymbol or IPropertySymbol } or { A: > MethodCode.This, Op: Op.Call, Key: IMethodSymbol { MethodKind: MethodKind.PropertyGet, Parameters.IsEmpty: true } })
                {
                    _given.Add(i.Dst);
                }

                Tell(i, constants);
                switch (i)
                {
                    case { Op: Op.Constant, Key: int number }:
                        constants[i.Dst] = number;
                        break;
                    case { Op: Op.Load, Key: Slot }:
                        lengths[i.Dst] = ArrayIn(i.A);
                        _lengths[i.Dst] = i.A;
                        break;
                    case { Op: Op.Load, Key: { } key }:
                        _loaded[i.Dst] = key;
                        if (i is { A: MethodCode.This, Key: IFieldSymbol or IPropertySymbol })
                        {
                            _read[i.Dst] = VariableOf(key);
                            if (_held.TryGetValue(key, out int room))
                            {
                                _sizes[i.Dst] = room;
                            }
                        }

                        break;
                    case { Op: Op.Store, A: MethodCode.This, Key: IFieldSymbol or IPropertySymbol }:
                        Set(VariableOf(i.Key), i.B, constants, sums);
                        Hold(i.Key, i.B);
                        break;
                    case { Op: Op.NewArray }:
                        _sizes[i.Dst] = i.A;
                        break;
                    case { Op: Op.StoreElement } when _sizes.TryGetValue(i.Args[0], out int held):
                        rows[(i.A, i.B)] = held;
                        break;
                    case { Op: Op.LoadElement } when rows.TryGetValue((i.A, i.B), out int row):
                        _sizes[i.Dst] = row;
                        break;
                    case { Op: Op.Binary, Key: BinaryOperatorKind.Add } when constants.TryGetValue(i.B, out long by):
                        sums[i.Dst] = (Variable(i.A), by);
                        _offsets[i.Dst] = (i.A, by);
                        break;
                    case { Op: Op.Binary, Key: BinaryOperatorKind.Subtract } when constants.TryGetValue(i.B, out long less):
                        _offsets[i.Dst] = (i.A, -less);
                        break;
                    case { Op: Op.Binary, Key: BinaryOperatorKind.Subtract }:
                        _lessened[i.Dst] = i.A;
                        break;
                    case { Op: Op.Binary, Key: BinaryOperatorKind.LessThan }:
                        int limited = Variable(i.A);
                        _limited.Add(limited);
                        _limits[limited] = _limits.ContainsKey(limited) ? -1 : i.B;
                        if (lengths.TryGetValue(i.B, out object? array))
                        {
                            _bound.Add((limited, array));
                        }

                        break;
                    case { Op: Op.Call, Args.Length: 2, Key: IMethodSymbol { Name: "Min", ContainingType.Name: "Math" } }:
                        _least[i.Dst] = (i.Args[0], i.Args[1]);
                        break;
                    case { Op: Op.Call, Args.Length: 2, Key: IMethodSymbol { Name: "Take", ContainingType.Name: "Enumerable" } }:
                        _taken.Add(i.Args[1]);
                        break;
                    case { Op: Op.Move } when _least.TryGetValue(i.A, out (int A, int B) least):
                        _least[i.Dst] = least;
                        break;
                    case { Op: Op.Move } when !(sums.TryGetValue(i.A, out (int Of, long By) sum) && sum.Of == i.Dst) && _sizes.TryGetValue(i.A, out int size) && moved.Add(i.Dst):
                        _sizes[i.Dst] = size;
                        break;
                    case { Op: Op.Move }:
                        Set(i.Dst, i.A, constants, sums);
                        break;
                }
            }

            foreach (Instruction i in _tables.Count == 0 ? [] : code.Blocks.SelectMany(b => b.Code))
            {
                if (i.Op == Op.StoreElement && IsLimited(i.B))
                {
                    // Another loop goes over all of it, and sets what is missing.
                    _tables.Remove(i.A);
                }
            }

            foreach (Block block in code.Blocks)
            {
                if (block.Condition >= 0 && block.Code.FindLast(i => i.Dst == block.Condition) is { Op: Op.Binary, Key: BinaryOperatorKind.LessThan } end)
                {
                    _ends.Add((Variable(end.A), end.B, block.Otherwise));
                    LookAhead(code, block, end);
                }
            }
        }

        /// <summary>A loop that asks for the index after the one at hand ends one earlier.</summary>
        private void LookAhead(MethodCode code, Block head, Instruction end)
        {
            if (_offsets.TryGetValue(end.A, out (int Of, long By) next) && next.By > 0 && !_counting.Contains(end.A) && !_limits.ContainsKey(Variable(next.Of))
                && code.Blocks.Exists(b => b.Index >= head.Index && (ReferenceEquals(b.Next, head) || ReferenceEquals(b.Otherwise, head))))
            {
                _limits[Variable(next.Of)] = end.B;
                _ahead[Variable(next.Of)] = next.By;
            }
        }

        private void Set(int variable, int value, Dictionary<int, long> constants, Dictionary<int, (int Of, long By)> sums)
        {
            if (sums.TryGetValue(value, out (int Of, long By) sum) && sum.Of == variable)
            {
                _counting.Add(value);
                _steps[variable] = Math.Max(sum.By, StepOf(variable));
            }
            else if (constants.TryGetValue(value, out long start))
            {
                _starts[variable] = _starts.TryGetValue(variable, out long before) ? Math.Min(before, start) : start;
            }
            else
            {
                _starts[variable] = 0;
                if (value >= MethodCode.FirstParameter && value < MethodCode.FirstParameter + _parameters)
                {
                    _ranges.Add(variable);
                }
            }
        }

        /// <summary>Whether a variable goes up by one from a number that the callers give: over a part of an array.</summary>
        public bool IsRange(int index) => StepOf(index) == 1 && _ranges.Contains(Variable(index));

        /// <summary>A member holds an array that is made here, of one size.</summary>
        private void Hold(object member, int array)
        {
            if (!_sizes.TryGetValue(array, out int size) || _held.ContainsKey(member))
            {
                _held[member] = -1;
            }
            else
            {
                _held[member] = size;
            }
        }

        /// <summary>A number for a member of the object that counts, as a local would: none of a register.</summary>
        private int VariableOf(object member)
        {
            if (!_members.TryGetValue(member, out int variable))
            {
                _members[member] = variable = -2 - _members.Count;
            }

            return variable;
        }

        /// <summary>The variable that a register holds: the local that it is, or the member that was read into it.</summary>
        private int Variable(int register) => _read.TryGetValue(register, out int member) ? member : register;
        /// <summary>Notes what holds a number that data give, and which array has a fixed number of elements.</summary>
        private void Tell(Instruction i, Dictionary<int, long> constants)
        {
            switch (i)
            {
                case { A: > MethodCode.This, Op: Op.Load, Key: IFieldSymbol or IPropertySymbol }:
                case { A: > MethodCode.This, Op: Op.Call, Key: IMethodSymbol { MethodKind: MethodKind.PropertyGet, Parameters.IsEmpty: true, Name: not "get_Count" } }:
                case { A: > MethodCode.This, Op: Op.Call, Key: IMethodSymbol { MethodKind: MethodKind.PropertyGet } } when _told.Contains(i.A):
                    _told.Add(i.Dst);
                    break;
                case { Op: Op.Call, Args.Length: 1, Key: IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction, ReturnType.SpecialType: SpecialType.System_Int32, Parameters.Length: 1 } computed } when computed.DeclaringSyntaxReferences.Length > 0 && computed.Parameters[0].Type is { SpecialType: SpecialType.None or SpecialType.System_String, TypeKind: not TypeKind.Enum }:
                    // What a method makes of a row of data.
                    _told.Add(i.Dst);
                    break;
                case { Op: Op.Call, Refs: { } parts, Key: IMethodSymbol { Name: "Deconstruct" } }:
                    _told.UnionWith(parts.OfType<Place>().Where(static p => p is { Key: null, Index: < 0 }).Select(static p => p.Register));
                    break;
                case { Op: Op.NewArray } when constants.ContainsKey(i.A):
                    _tables[i.Dst] = i.Where;
                    break;
                case { Op: Op.Move } when _told.Contains(i.A):
                    _told.Add(i.Dst);
                    break;
                case { Op: Op.Move } when _tables.TryGetValue(i.A, out SyntaxNode? table):
                    _tables[i.Dst] = table;
                    break;
                case { Op: Op.Move }:
                    _tables.Remove(i.Dst);
                    break;
            }
        }

        /// <summary>The array, where it is made with a fixed number of elements and an index of it is what data say; <see langword="null"/> for others.</summary>
        public SyntaxNode? Scattered(int index, int array) => StepOf(index) == 0 && _told.Contains(Sum(index).Of) && _tables.TryGetValue(array, out SyntaxNode? table) ? table : null;

        /// <summary>By how much a variable goes up at a time; 0 for one that does not.</summary>
        public long StepOf(int index) => _steps.TryGetValue(Variable(index), out long step) ? step : 0;

        /// <summary>The constant with which a variable begins; 0 where it is none.</summary>
        public long StartOf(int index) => _starts.TryGetValue(Variable(index), out long start) ? start : 0;

        /// <summary>Whether a variable goes up by one until it meets a limit.</summary>
        public bool IsLimited(int index) => StepOf(index) == 1 && _limited.Contains(Variable(index));

        /// <summary>Whether an index is what another object says: where that is not asked, nothing stands.</summary>
        public bool IsGiven(int index) => _given.Contains(index);

        /// <summary>Whether a variable goes up by one, from zero to the length of an array.</summary>
        public bool IsBoundByLength(int index, int array) => StepOf(index) == 1 && StartOf(index) == 0 && _bound.Contains((Variable(index), ArrayIn(array)));

        /// <summary>Whether the limit that a variable goes up to is plainly less than the number of elements of an array: one more than the limit, say.</summary>
        public bool StopsShort(int index, int array)
        {
            if (StepOf(index) == 1 ? StopsAtLeast(index, array) : !_limited.Contains(Variable(index)) && _taken.Exists(most => IsSizeOf(array, most)))
            {
                return true;
            }

            return Beyond(index, array) > 0 || (StepOf(index) == 1 && _limits.TryGetValue(Variable(index), out int limit) && limit >= 0 && _lessened.TryGetValue(Sum(limit).Of, out int whole) && IsSizeOf(array, whole));
        }

        /// <summary>How many elements of an array lie behind the limit that a variable goes up to; 0 where that is not plain.</summary>
        public long Beyond(int index, int array)
        {
            if (StepOf(index) != 1 || !_limits.TryGetValue(Variable(index), out int limit) || limit < 0)
            {
                return 0;
            }

            (int of, long by) = Sum(limit);
            by -= _ahead.TryGetValue(Variable(index), out long ahead) ? ahead : 0;
            (int size, long more) = _sizes.TryGetValue(array, out int made) ? Sum(made) : (-1, 0);
            bool ofLength = _lengths.TryGetValue(of, out int measured) && ArrayIn(measured).Equals(ArrayIn(array));
            return ofLength ? -by : size >= 0 && IsSame(size, of) ? more - by : 0;
        }

        /// <summary>Whether a loop ends with the array or with something else, whichever is shorter: whoever asks that takes the array for longer at times.</summary>
        private bool StopsAtLeast(int index, int array)
        {
            foreach ((int counted, int limit, Block? end) in _ends)
            {
                if (counted == Variable(index) && ((_least.TryGetValue(limit, out (int A, int B) least) && IsSizeOf(array, least.A) != IsSizeOf(array, least.B))
                    || (IsSizeOf(array, limit) && _ends.Exists(e => e.Index == counted && ReferenceEquals(e.Otherwise, end) && !IsSizeOf(array, e.Limit)))))
                {
                    return true;
                }
            }

            return false;
        }

        private bool IsSizeOf(int array, int number)
            => _lengths.TryGetValue(number, out int measured) ? ArrayIn(measured).Equals(ArrayIn(array)) : _sizes.TryGetValue(array, out int size) && Sum(size) == Sum(number);

        /// <summary>Whether two registers hold one number: the length of one array, if it was read twice.</summary>
        private bool IsSame(int one, int other) => one == other || (_lengths.TryGetValue(one, out int a) && _lengths.TryGetValue(other, out int b) && ArrayIn(a).Equals(ArrayIn(b)));

        private (int Of, long By) Sum(int register)
        {
            long sum = 0;
            for (int depth = 0; depth < 4 && _offsets.TryGetValue(register, out (int Of, long By) offset); depth++)
            {
                register = offset.Of;
                sum += offset.By;
            }

            return (register, sum);
        }

        private object ArrayIn(int register) => _loaded.TryGetValue(register, out object? member) ? member : register;
    }
}
