using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Library;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Runs one method from its entry to its exits, once for one context.</summary>
internal sealed partial class MethodAnalysis
{
    private readonly NullProgram _program;
    private readonly MethodCode _code;
    private readonly Context _context;
    private readonly int _depth;
    private readonly State.Ids _ids;
    private readonly Summary _summary = new();
    private readonly List<State>?[] _pending;
    private readonly List<(State State, int Result)> _ends = [];
    private readonly Dictionary<(SyntaxNode, EntryPath?), int> _latentKeys = [];
    private readonly int[] _rounds;
    private readonly HashSet<ulong>?[] _seen;
    private readonly Runs _runs;
    private int _pendingCount;
    private int _steps;
    private bool _settles;
    private Block _block = Block.Leave;

    public MethodAnalysis(NullProgram program, MethodCode code, Context context, int depth)
    {
        _program = program;
        _ids = new State.Ids(program.Scratch);
        _runs = new Runs(program.Scratch);
        _code = code;
        _context = context;
        _initialises = NullProgram.Initialises(code.Symbol);
        _depth = depth;
        _pending = new List<State>?[code.Blocks.Count];
        _rounds = new int[code.Blocks.Count];
        _seen = new HashSet<ulong>?[code.Blocks.Count];
        if (code.LiveIn.Length == 0)
        {
            // Most code is never run and needs none of it.
            Liveness.Compute(code);
        }
    }

    /// <summary>Takes note of what other code can see of the method, where that was asked for.</summary>
    public Sightings? Sightings { get; init; }

    public Summary Run()
    {
        if (_code.Blocks.Count > Limits.Blocks)
        {
            Cut();
            return _summary;
        }

        Push(_code.Blocks[0], Enter());
        int index = -1;
        while (_pendingCount > 0 && _steps < Limits.Steps)
        {
            _program.Cancellation.ThrowIfCancellationRequested();
            index = Next(index);
            List<State> states = _pending[index]!;
            _pending[index] = null;
            _pendingCount--;
            if (++_rounds[index] > Limits.Rounds)
            {
                Drop();
                continue;
            }

            if (_rounds[index] == Limits.Rounds - 1 && _code.Heads[index])
            {
                OpenCounters(_code.Blocks[index], states);
            }

            if (_rounds[index] == 1 && states.Count <= (_code.Heads[index] ? 1 : Limits.Distinct))
            {
                // Few runs go on as they are: to tell that two of them are equal costs more than a second run.
                foreach (State state in states)
                {
                    Runs.Clear(state, _code.LiveIn[index]);
                    state.CollectIfLarge();
                }

                RunBlock(_code.Blocks[index], states);
                continue;
            }

            bool complete = true;
            RunBlock(_code.Blocks[index], _runs.Limit(states, _code.LiveIn[index], _seen[index] ??= [], Limits.States, ref complete));
            if (!complete)
            {
                Drop();
            }
        }

        if (_steps >= Limits.Steps)
        {
            Cut();
        }

        new Ending(_code, _runs, _program).Build(_summary, _ends);
        return _summary;
    }

    /// <summary>The next block in order, from the start again behind the last: what comes round a loop by several ways goes round together.</summary>
    private int Next(int last)
    {
        int index = last + 1;
        while (index < _pending.Length && _pending[index] is null)
        {
            index++;
        }

        return index < _pending.Length ? index : Array.FindIndex(_pending, static states => states is not null);
    }

    /// <summary>A loop that is gone round a fixed number of times may be left now, whatever that number is: what counts its rounds is open.</summary>
    private void OpenCounters(Block head, List<State> states)
    {
        for (int register = 0; register < _code.Counters.Length; register++)
        {
            if (!_code.Counters[register] || !head.Code.Exists(i => i.Op == Op.Binary && (i.A == register || i.B == register)))
            {
                continue;
            }

            foreach (State state in states)
            {
                int value = state.Registers[register];
                if (value == 0)
                {
                    continue;
                }

                if (state.Of(value) is { IsNumber: true, Low: var number })
                {
                    OpenPlaces(head, state);
                    state.Registers[register] = state.New(Fact.NotNull with { Low = Math.Min(number, 0) });
                }
                else if (state.DefinitionOf(value) is { Op: Values.Term.Arithmetic })
                {
                    // It began at a number that callers know, and may be there when the loop ends.
                    state.Registers[register] = state.New(Fact.NotNull);
                }
            }
        }
    }

    private void Cut()
    {
        Drop();
        _program.Limited(_code);
    }

    /// <summary>Notes that not all runs are followed.</summary>
    private void Drop()
    {
        _summary.Complete = false;
        if (Sightings is { } sightings)
        {
            sightings.Complete = false;
        }
    }

    private State Enter()
    {
        State state = new(_ids, _code.Registers);
        int parameters = _code.Parameters.Length;
        state.Entry = _summary.Entry = new int[parameters + 1];
        INamedTypeSymbol? type = _code.Symbol.ContainingType;
        Fact self = Keys.IsExtension(_code.Symbol) ? Argument(type!.ExtensionParameter!.Type) : Fact.NotNull with { Members = Members.Entry, Type = type };
        _summary.Entry[0] = state.Registers[MethodCode.This] = state.New(self);
        bool handler = !_code.Generated && TernContracts.IsHandler(_code.Symbol);
        for (int i = 0; i < parameters; i++)
        {
            IParameterSymbol parameter = _code.Parameters[i];
            bool decoded = handler && TernContracts.IsMessage(parameter.Type);
            Fact fact = decoded ? Fact.NotNull with { Members = Members.Decoded, Type = parameter.Type } : Argument(parameter.Type);
            _summary.Entry[i + 1] = state.Registers[MethodCode.FirstParameter + i] = state.New(fact);
        }

        if (_code.Symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } && type is not null)
        {
            _program.FreshMembers(state, _summary.Entry[0], type, _code.Where);
        }
        else if (_code.Symbol is INamedTypeSymbol statics)
        {
            _program.FreshStatics(state, statics);
        }

        foreach (ITypeParameterSymbol parameter in _code.TypeValues)
        {
            // Before all else, so that the paths that callers take through tables lead to the same places.
            Member(state, State.Root, parameter, null, _code.Where);
        }

        foreach ((EntryPath path, Fact fact) in _context.Seeds)
        {
            int value = Resolve(state, _summary.Entry, path);
            Fact now = state.Of(value);
            state.Set(value, now with { Nullness = Nullness.NotNull, Targets = fact.Targets ?? now.Targets, Type = fact.Type ?? now.Type, Exact = fact.Exact || now.Exact });
        }

        foreach ((EntryPath place, EntryPath same) in _context.Aliases)
        {
            Alias(state, place, Resolve(state, _summary.Entry, same));
        }

        return state;
    }

    private void Alias(State state, EntryPath place, int value)
    {
        int last = place.Keys.Length - 1;
        if (last >= 0)
        {
            state.Write(Resolve(state, _summary.Entry, new EntryPath(place.Start, [.. place.Keys.Take(last)])), place.Keys[last], value);
        }
        else
        {
            _summary.Entry[place.Start] = state.Registers[MethodCode.FirstParameter + place.Start - 1] = value;
            state.Entry = _summary.Entry;
        }
    }

    private Fact Argument(ITypeSymbol type)
    {
        bool value = _program.IsDeclared(type) || type is { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T };
        return new() { Members = Members.Entry, Type = type, Nullness = value ? Nullness.NotNull : Nullness.Unknown };
    }

    /// <summary>Value at a path, asked for when it was not yet.</summary>
    private int Resolve(State state, int[] entry, EntryPath path)
    {
        int value = path.Start < 0 ? State.Root : path.Start < entry.Length ? entry[path.Start] : 0;
        if (path.Start >= entry.Length)
        {
            return state.New(Fact.Nothing);
        }

        foreach (object key in path.Keys)
        {
            value = Member(state, value, key, Keys.TypeOf(key), _code.Where);
        }

        return value;
    }

    private void Push(Block? block, State state)
    {
        if (block is null || block.Index < 0)
        {
            return;
        }

        if (_pending[block.Index] is not { } list)
        {
            _pending[block.Index] = list = [];
            _pendingCount++;
        }

        list.Add(state);
    }

    /// <summary>Runs that are followed inside a block: no more than may enter one, but for a proof, which a run that is dropped spoils.</summary>
    private int Inside => _program.Proves ? Limits.Inside : Limits.States;

    [MethodImpl(Hot.Path)]
    private void RunBlock(Block block, List<State> states)
    {
        _block = block;
        List<State> next = [];
        foreach (Instruction instruction in block.Code)
        {
            if (states.Count == 0)
            {
                return;
            }

            bool call = instruction.Op is Op.Call or Op.Invoke or Op.Await;
            IReadOnlyCollection<ITypeSymbol>? thrown = ThrownBy(block, instruction);
            foreach (State state in states)
            {
                _steps++;
                if (call)
                {
                    Throwing(block, state, thrown);
                    LeaveByException(block, state, ends: false);
                    Sight(state, instruction);
                }

                Step(state, instruction, next);
            }

            (states, next) = (next, states);
            next.Clear();
            if (states.Count > Inside)
            {
                Drop();
                states.RemoveRange(Inside, states.Count - Inside);
            }
        }

        foreach (State state in states)
        {
            Leave(block, state);
        }
    }

    private void Leave(Block block, State state)
    {
        if (block.Condition >= 0)
        {
            int condition = Register(state, block.Condition);
            bool? truth = state.Truth(condition);
            State other = truth is null ? state.Clone() : state;
            if (truth != false && state.Refine(condition, true))
            {
                To(block, block.Next, state);
            }

            if (truth != true && other.Refine(condition, false))
            {
                To(block, block.Otherwise, other);
            }

            return;
        }

        To(block, block.Next, state);
    }

    private void To(Block from, Block? to, State state)
    {
        if (Sightings is { IsSeen: true } && (ReferenceEquals(to, Block.Leave) || ReferenceEquals(to, Block.Throws)))
        {
            Sightings.Add(state, isEnd: true);
        }

        if (ReferenceEquals(to, Block.Leave))
        {
            HandOut(state);
            if (_ends.Count < Limits.States * 4)
            {
                _ends.Add((state, state.Result));
            }
            else
            {
                _summary.Complete = false;
            }
        }
        else if (to is null || ReferenceEquals(to, Block.Throws))
        {
            Throwing(from, state, ThrownAtEnd(from, state));
            LeaveByException(from, state, ends: true);
        }
        else
        {
            Push(to, state);
        }
    }

    /// <summary>Value of a register; a new one when nothing was put there.</summary>
    private static int Register(State state, int register)
    {
        if (register == MethodCode.Root)
        {
            return State.Root;
        }

        if (register < 0)
        {
            return state.New(Fact.Nothing);
        }

        int value = state.Registers[register];
        return value != 0 ? value : state.Registers[register] = state.New(Fact.Nothing);
    }
}
