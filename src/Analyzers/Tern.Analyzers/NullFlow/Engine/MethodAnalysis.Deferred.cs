using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Iterators and queries: their code runs when somebody goes over what they returned, and meets what has become of the objects by then.</summary>
internal sealed partial class MethodAnalysis
{
    private Dictionary<int, (Call Call, Summary Summary, int[] Values)>? _deferred;
    private Dictionary<int, (Instruction At, int Function, int Element)>? _queries;
    private bool _resuming;
    private bool _isAhead;
    private Dictionary<Instruction, bool>? _later;

    /// <summary>Remembers by which call a sequence was made.</summary>
    private void Defer(Call call, Summary summary, int[] values, List<State> next, int from)
    {
        if (call.At.Dst < 0 || summary.Latents.Count == 0 || !(ReferenceEquals(_program.CodeOf(call.Method)?.Wraps, Slot.Element) || IsQuery(call.Method, summary)))
        {
            return;
        }

        for (int i = from; i < next.Count; i++)
        {
            (_deferred ??= [])[next[i].Registers[call.At.Dst]] = (call, summary, values);
        }
    }

    /// <summary>Whether something else is done before a sequence that is made here is gone over, or nobody ever goes over it: what it reads now is not what its code meets.</summary>
    private bool IsTakenUpLater(Instruction made)
    {
        if (made.Dst < 0 || Resumes || _resuming || _program.Proves)
        {
            return false;
        }

        if (!(_later ??= []).TryGetValue(made, out bool later))
        {
            _later[made] = later = FindTakenUpLater(made);
        }

        return later;
    }

    private bool FindTakenUpLater(Instruction made)
    {
        HashSet<int> held = [made.Dst];
        bool Uses(Instruction i) => held.Contains(i.A) || held.Contains(i.B) || i.Args.Any(held.Contains);
        bool between = false;
        for (int n = _block.Code.IndexOf(made) + 1; n > 0 && n < _block.Code.Count; n++)
        {
            Instruction next = _block.Code[n];
            if (Uses(next) && next.Op == Op.Move)
            {
                held.Add(next.Dst);
            }
            else if (Uses(next) && next.Op != Op.Dereference)
            {
                return between && next.Op == Op.Call;
            }

            between |= next.Op is Op.Store or Op.StoreElement or Op.Call or Op.Invoke;
        }

        return !_code.Blocks.Exists(b => held.Contains(b.Condition) || b.Code.Exists(i => Uses(i) && !(i.Op == Op.Move && ReferenceEquals(b, _block))));
    }

    /// <summary>Runs a function of a query for what it gives: that it fails shows when somebody goes over the query.</summary>
    public List<State> RunAhead(State state, Instruction i, Instruction made, int function, int[] arguments)
    {
        bool before = _isAhead;
        _isAhead |= IsTakenUpLater(made);
        List<State> runs = RunDelegate(state, i, function, arguments);
        _isAhead = before;
        return runs;
    }

    /// <summary>Whether a method returns a query, which runs functions of its own later.</summary>
    private static bool IsQuery(IMethodSymbol method, Summary summary)
        => summary.Queried is { } functions && method.ReturnType is INamedTypeSymbol { Name: "IEnumerable" or "IOrderedEnumerable" or "IAsyncEnumerable", TypeArguments.Length: 1 } && summary.Latents.Exists(latent => IsInFunction(latent, functions));

    private static bool IsInFunction(Latent latent, HashSet<ISymbol> functions) => latent.Sink.Member is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } || functions.Contains(latent.Sink.Member);

    /// <summary>Remembers which function a query runs on its elements when somebody goes over it.</summary>
    public void Defer(Instruction at, int query, int function, int element)
    {
        if (!_resuming)
        {
            (_queries ??= [])[query] = (at, function, element);
        }
    }

    /// <summary>A query over another, or over what an iterator gives, runs the code of both.</summary>
    public void DeferAs(int query, int source)
    {
        if (_deferred is not null && !_resuming && _deferred.TryGetValue(source, out (Call, Summary, int[]) iterator) && !_deferred.ContainsKey(query))
        {
            _deferred[query] = iterator;
        }

        if (_queries is not null && !_resuming && _queries.TryGetValue(source, out (Instruction, int, int) first) && !_queries.ContainsKey(query))
        {
            _queries[query] = first;
        }
    }

    /// <summary>A query leaves the method that made it.</summary>
    private void ReturnQuery(State state, int value)
    {
        if (_queries is not null && _queries.TryGetValue(value, out (Instruction, int Function, int) query))
        {
            (_summary.Queried ??= new(SymbolEqualityComparer.Default)).UnionWith(state.Of(query.Function).Targets ?? []);
        }
    }

    /// <summary>Nobody goes over a sequence that is returned before the method has ended.</summary>
    private void HandOut(State state)
    {
        Resume(state, state.Result);
        if (_unstarted is not null)
        {
            StartAll(state);
        }
    }

    /// <summary>A sequence is handed on, or gone over: its code sees what is there now.</summary>
    private void Resume(State state, Call call)
    {
        if (_deferred is null && _queries is null)
        {
            return;
        }

        Resume(state, call.Receiver);
        foreach (int value in call.Arguments)
        {
            Resume(state, value);
        }
    }

    private void Resume(State state, int sequence)
    {
        if (_resuming)
        {
            return;
        }

        if (_deferred is not null && _deferred.TryGetValue(sequence, out (Call Call, Summary Summary, int[] Values) made))
        {
            Failures(state, made.Call, made.Summary, made.Values, ReferenceEquals(_program.CodeOf(made.Call.Method)?.Wraps, Slot.Element) || made.Summary.Queried is not { } functions ? null : latent => IsInFunction(latent, functions));
        }

        if (_queries is not null && _queries.TryGetValue(sequence, out (Instruction At, int Function, int Element) query))
        {
            _resuming = true;
            RunDelegate(state.Clone(), new Instruction(Op.Invoke, query.At.Where) { Dst = query.At.Dst }, query.Function, query.Element);
            _resuming = false;
        }
    }
}
