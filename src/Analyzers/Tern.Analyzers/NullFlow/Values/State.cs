using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Tern.Analyzers.NullFlow.Values;

/// <summary>Something a run asked of what it was entered with: a member of an object, or the value of a term.</summary>
internal sealed record Question(int Value, int Owner, object? Key, Term? Term, Question? Previous);

/// <summary>
/// One run of a method up to some instruction: registers, heap, and what is known of values. Values are numbers; equal numbers are equal values.
/// A method is a small set of such runs, so conditions that belong together stay together.
/// </summary>
internal sealed partial class State
{
    private readonly Ids _ids;
    private Dictionary<int, Fact> _facts;
    private Dictionary<(int Owner, object Key), int> _heap;
    private Dictionary<Term, int> _terms;
    private Dictionary<int, Term> _definitions;

    // Clones share their tables until one of them writes.
    private bool _ownsFacts = true;
    private bool _ownsHeap = true;
    private bool _ownsTerms = true;
    private int _kept;

    public State(Ids ids, int registers)
    {
        _ids = ids;
        Registers = new int[registers];
        _facts = [];
        _heap = [];
        _terms = [];
        _definitions = [];
    }

    [MethodImpl(Hot.Path)]
    private State(State other)
    {
        _ids = other._ids;
        Registers = (int[])other.Registers.Clone();
        _facts = other._facts;
        _heap = other._heap;
        _terms = other._terms;
        _definitions = other._definitions;
        _ownsFacts = other._ownsFacts = false;
        _ownsHeap = other._ownsHeap = false;
        _ownsTerms = other._ownsTerms = false;
        Questions = other.Questions;
        _kept = other._kept;
        Entry = other.Entry;
        Result = other.Result;
        Elements = other.Elements;
        Given = other.Given;
    }

    /// <summary>Number of the object that holds statics and captured variables.</summary>
    public const int Root = 0;

    /// <summary>Values of the registers; 0 is no value.</summary>
    public int[] Registers { get; }

    public Question? Questions { get; private set; }

    /// <summary>Values of <c>this</c> and the parameters at entry: what is known of them decides for which callers the run is.</summary>
    public int[] Entry { get; set; } = [];

    /// <summary>Value that the method returns, or 0.</summary>
    public int Result { get; set; }

    /// <summary>Elements that an iterator has yielded, as a collection value, or 0.</summary>
    public int Elements { get; set; }

    /// <summary>What properties gave since anything could have changed, by object; <see langword="null"/> for nothing. Not changed in place: clones share it.</summary>
    public Dictionary<(int Owner, ISymbol Getter), int>? Given { get; set; }

    public IEnumerable<KeyValuePair<(int Owner, object Key), int>> Heap => _heap;

    public IEnumerable<KeyValuePair<int, Term>> Definitions => _definitions;

    private Dictionary<int, Fact> Facts
    {
        get
        {
            if (!_ownsFacts)
            {
                _facts = new(_facts);
                _ownsFacts = true;
            }

            return _facts;
        }
    }

    private Dictionary<(int Owner, object Key), int> Edges
    {
        get
        {
            if (!_ownsHeap)
            {
                _heap = new(_heap);
                _ownsHeap = true;
            }

            return _heap;
        }
    }

    private void OwnTerms()
    {
        if (!_ownsTerms)
        {
            _terms = new(_terms);
            _definitions = new(_definitions);
            _ownsTerms = true;
        }
    }

    public State Clone() => new(this);

    [MethodImpl(Hot.Path)]
    public Fact Of(int value) => _facts.TryGetValue(value, out Fact? fact) ? fact : Fact.Nothing;

    public Term? DefinitionOf(int value) => _definitions.TryGetValue(value, out Term? term) ? term : null;

    [MethodImpl(Hot.Path)]
    public int New(Fact fact)
    {
        int value = _ids.Next();
        if (!ReferenceEquals(fact, Fact.Nothing))
        {
            Facts[value] = fact;
        }

        return value;
    }

    public void Set(int value, Fact fact) => Facts[value] = fact;

    [MethodImpl(Hot.Path)]
    public bool TryPeek(int owner, object key, out int value) => _heap.TryGetValue((owner, key), out value);

    public void Write(int owner, object key, int value) => Edges[(owner, key)] = value;

    public void Forget(int owner, object key) => Edges.Remove((owner, key));

    /// <summary>Drops what is held about the inside of an object, after code that may have changed it.</summary>
    public void ForgetMembers(int owner)
    {
        List<(int, object)>? gone = null;
        foreach (KeyValuePair<(int Owner, object Key), int> edge in _heap)
        {
            if (edge.Key.Owner == owner)
            {
                (gone ??= []).Add(edge.Key);
            }
        }

        if (gone is not null)
        {
            foreach ((int, object) key in gone)
            {
                Edges.Remove(key);
            }
        }

        ForgetTerms(owner);
    }

    /// <summary>Drops calls whose result depends on the inside of an object.</summary>
    public void ForgetTerms(int owner)
    {
        List<Term>? gone = null;
        foreach (KeyValuePair<Term, int> term in _terms)
        {
            if (term.Key.Op == Term.Call && (term.Key.A == owner || term.Key.B == owner || term.Key.C == owner))
            {
                (gone ??= []).Add(term.Key);
            }
        }

        if (gone is not null)
        {
            foreach (Term term in gone)
            {
                OwnTerms();
                _terms.Remove(term);
            }
        }
    }

    /// <summary>Remembers that the run asked for a member of something it was entered with.</summary>
    public int Ask(int owner, object key, Fact fact)
    {
        int value = New(fact with { Members = Members.Entry });
        Edges[(owner, key)] = value;
        Questions = new Question(value, owner, key, null, Questions);
        return value;
    }

    /// <summary>The value of a term; a new one when it was never asked for.</summary>
    [MethodImpl(Hot.Path)]
    public int ValueOf(Term term, Fact fact)
    {
        if (_terms.TryGetValue(term, out int value))
        {
            return value;
        }

        value = New(fact);
        OwnTerms();
        _terms[term] = value;
        _definitions[value] = term;
        if (term.Op != Term.Constant && FromEntry(term))
        {
            Questions = new Question(value, 0, null, term, Questions);
        }

        return value;
    }

    /// <summary>Whether a test of a member has told what kind of object a value is: a tag, or a flag.</summary>
    public bool IsTold(int value)
    {
        foreach (KeyValuePair<Term, int> term in _terms)
        {
            if (term.Key.Op == Term.Call && term.Key.A == value && Of(term.Value) is { Nullness: Nullness.NotNull } told && (told.IsNumber || told.Text is not null))
            {
                return true;
            }
        }

        foreach (KeyValuePair<(int Owner, object Key), int> edge in _heap)
        {
            if (edge.Key.Owner == value && edge.Key.Key is ISymbol && (Of(edge.Value) is { IsNumber: true } or { Text: not null }))
            {
                return true;
            }
        }

        return false;
    }

    public bool TryTerm(Term term, out int value) => _terms.TryGetValue(term, out value);

    public void SetTerm(Term term, int value)
    {
        OwnTerms();
        _terms[term] = value;
        if (!_definitions.ContainsKey(value))
        {
            _definitions[value] = term;
        }
    }

    /// <summary>Forgets of what a value is made.</summary>
    public void Undefine(int value)
    {
        if (_definitions.TryGetValue(value, out Term? term))
        {
            OwnTerms();
            _definitions.Remove(value);
            _terms.Remove(term);
        }
    }

    public int Constant(object? constant)
    {
        Fact fact = constant switch
        {
            bool b => b ? Fact.True : Fact.False,
            string s => Fact.NotNull with { Text = s },
            char c => Fact.Number(c),
            ulong u => u <= long.MaxValue ? Fact.Number((long)u) : Fact.NotNull,
            sbyte or byte or short or ushort or int or uint or long => Fact.Number(Convert.ToInt64(constant, System.Globalization.CultureInfo.InvariantCulture)),
            _ => Fact.NotNull,
        };
        object key = fact.IsNumber ? fact.Low : constant ?? "";
        return ValueOf(new Term(Term.Constant, key), fact);
    }

    public bool IsEntry(int value) => value == Root || Of(value).Members == Members.Entry;

    [MethodImpl(Hot.Path)]
    private bool FromEntry(Term term)
    {
        foreach (int argument in term.Arguments)
        {
            if (!IsEntry(argument) && !(DefinitionOf(argument) is { } inner && (inner.Op == Term.Constant || IsAsked(argument))))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsAsked(int value)
    {
        for (Question? q = Questions; q is not null; q = q.Previous)
        {
            if (q.Value == value)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Collects when much was made since the last time.</summary>
    public void CollectIfLarge()
    {
        if (_facts.Count > (2 * _kept) + 32)
        {
            Collect();
            _kept = _facts.Count;
        }
    }

    /// <summary>Keeps only what can still be reached from the registers, the result and the questions.</summary>
    [MethodImpl(Hot.Path)]
    public void Collect()
    {
        HashSet<int> live = [Root];
        Stack<int> work = new();
        foreach (int register in Registers)
        {
            work.Push(register);
        }

        foreach (int entry in Entry)
        {
            work.Push(entry);
        }

        work.Push(Result);
        work.Push(Elements);
        work.Push(Root);
        foreach (KeyValuePair<(int Owner, ISymbol Getter), int> given in Given ?? [])
        {
            work.Push(given.Key.Owner);
            work.Push(given.Value);
        }

        for (Question? q = Questions; q is not null; q = q.Previous)
        {
            work.Push(q.Value);
        }

        Dictionary<int, List<int>> edges = [];
        foreach (KeyValuePair<(int Owner, object Key), int> edge in _heap)
        {
            if (!edges.TryGetValue(edge.Key.Owner, out List<int>? list))
            {
                edges[edge.Key.Owner] = list = [];
            }

            list.Add(edge.Value);
        }

        HashSet<int> seen = [];
        while (work.Count > 0)
        {
            int value = work.Pop();
            if (!seen.Add(value))
            {
                continue;
            }

            live.Add(value);
            if (edges.TryGetValue(value, out List<int>? targets))
            {
                foreach (int target in targets)
                {
                    work.Push(target);
                }
            }

            if (_definitions.TryGetValue(value, out Term? term))
            {
                foreach (int argument in term.Arguments)
                {
                    work.Push(argument);
                }
            }
        }

        // What is known of calls on live objects is kept for the next equal call.
        foreach (KeyValuePair<Term, int> term in _terms)
        {
            if (term.Key.Op == Term.Call && term.Key.Arguments.All(live.Contains))
            {
                live.Add(term.Value);
            }
        }

        _ownsFacts = _ownsHeap = _ownsTerms = true;
        _facts = Keep(_facts, pair => live.Contains(pair.Key));
        _heap = Keep(_heap, pair => live.Contains(pair.Key.Owner));
        _definitions = Keep(_definitions, pair => live.Contains(pair.Key));
        _terms = Keep(_terms, pair => live.Contains(pair.Value) && pair.Key.Arguments.All(live.Contains));
    }

    [MethodImpl(Hot.Path)]
    private static Dictionary<TKey, TValue> Keep<TKey, TValue>(Dictionary<TKey, TValue> all, Func<KeyValuePair<TKey, TValue>, bool> keep)
        where TKey : notnull
    {
        Dictionary<TKey, TValue> kept = new(all.Count, all.Comparer);
        foreach (KeyValuePair<TKey, TValue> pair in all)
        {
            if (keep(pair))
            {
                kept.Add(pair.Key, pair.Value);
            }
        }

        return kept;
    }

    /// <summary>Numbers of values, one sequence for a method.</summary>
    internal sealed class Ids
    {
        private int _last;

        public int Next() => ++_last;
    }
}
