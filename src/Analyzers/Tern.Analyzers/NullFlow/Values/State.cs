using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Tern.Analyzers.NullFlow.Values;

/// <summary>
/// One run of a method up to some instruction: registers, heap, and what is known of values. Values are numbers; equal numbers are equal values.
/// A method is a small set of such runs, so conditions that belong together stay together.
/// </summary>
internal sealed partial class State
{
    private readonly Ids _ids;
    private ValueTable _values;
    private Edges _heap;
    private TermTable _terms;

    // Clones share their tables until one of them writes.
    private bool _ownsValues = true;
    private bool _ownsHeap = true;
    private bool _ownsTerms = true;
    private int _kept;
    private Question[] _asked = [];

    public State(Ids ids, int registers)
    {
        _ids = ids;
        Registers = new int[registers];
        _values = new();
        _heap = new();
        _terms = new();
    }

    [MethodImpl(Hot.Path)]
    private State(State other)
    {
        _ids = other._ids;
        Registers = (int[])other.Registers.Clone();
        _values = other._values;
        _heap = other._heap;
        _terms = other._terms;
        _ownsValues = other._ownsValues = false;
        _ownsHeap = other._ownsHeap = false;
        _ownsTerms = other._ownsTerms = false;
        Questions = other.Questions;
        _asked = other._asked;
        _kept = other._kept;
        Entry = other.Entry;
        Result = other.Result;
        Elements = other.Elements;
        Given = other.Given;
        Found = other.Found;
        Disturbed = other.Disturbed;
        _told = other._told;
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

    /// <summary>What properties and look-ups gave since anything could have changed; <see langword="null"/> for nothing. Not changed in place: clones share it.</summary>
    public Dictionary<Asked, int>? Given { get; set; }

    /// <summary>Look-ups that found something, and that nothing since then could have taken away; <see langword="null"/> for none. Not changed in place.</summary>
    public HashSet<Asked>? Found { get; set; }

    /// <summary>What could have changed the answers of look-ups since the method began, the last first; <see langword="null"/> for nothing.</summary>
    public Disturbance? Disturbed { get; set; }

    /// <summary>What objects hold. A view: to go on after a write, take it anew.</summary>
    public Edges Heap => _heap;

    /// <summary>The questions, oldest first.</summary>
    public Question[] Asked
    {
        get
        {
            int count = Questions?.Count ?? 0;
            if (_asked.Length != count || (count > 0 && !ReferenceEquals(_asked[count - 1], Questions)))
            {
                _asked = new Question[count];
                for (Question? q = Questions; q is not null; q = q.Previous)
                {
                    _asked[--count] = q;
                }
            }

            return _asked;
        }
    }

    private ValueTable OwnValues()
    {
        if (!_ownsValues)
        {
            _values = _values.Copy();
            _ownsValues = true;
        }

        return _values;
    }

    private Edges OwnHeap()
    {
        if (!_ownsHeap)
        {
            _heap = _heap.Copy();
            _ownsHeap = true;
        }

        return _heap;
    }

    private TermTable OwnTerms()
    {
        if (!_ownsTerms)
        {
            _terms = _terms.Copy();
            _ownsTerms = true;
        }

        return _terms;
    }

    public State Clone() => new(this);

    [MethodImpl(Hot.Path)]
    public Fact Of(int value) => _values.FactOf(value) ?? Fact.Nothing;

    /// <summary>What is known of a value, and of what it is made.</summary>
    [MethodImpl(Hot.Path)]
    public Fact Of(int value, out Term? definition) => _values.FactOf(value, out definition) ?? Fact.Nothing;

    public Term? DefinitionOf(int value) => _values.DefinitionOf(value);

    /// <summary>Values that are made of others.</summary>
    public List<int> Defined()
    {
        List<int> defined = [];
        for (int i = 0; i < _values.Count; i++)
        {
            if (_values.DefinitionAt(i) is not null)
            {
                defined.Add(_values.ValueAt(i));
            }
        }

        return defined;
    }

    [MethodImpl(Hot.Path)]
    public int New(Fact fact)
    {
        int value = _ids.Next();
        if (!ReferenceEquals(fact, Fact.Nothing))
        {
            OwnValues().Set(value, fact);
        }

        return value;
    }

    public void Set(int value, Fact fact) => OwnValues().Set(value, fact);

    /// <summary>The object by which a key is known.</summary>
    public object KeyOf(Edge edge) => _ids.Scratch.Keys[edge.Key];

    /// <summary>The number by which a key is known.</summary>
    public int NumberOf(object key) => _ids.Scratch.Keys.Number(key);

    [MethodImpl(Hot.Path)]
    public bool TryPeek(int owner, object key, out int value) => TryPeek(owner, _ids.Scratch.Keys.Number(key), out value);

    [MethodImpl(Hot.Path)]
    public bool TryPeek(int owner, int key, out int value)
    {
        int at = _heap.Find(owner, key);
        value = at < 0 ? 0 : _heap[at].Value;
        return at >= 0;
    }

    public void Write(int owner, object key, int value) => Write(owner, _ids.Scratch.Keys.Number(key), value);

    [MethodImpl(Hot.Path)]
    public void Write(int owner, int key, int value)
    {
        int at = _heap.Find(owner, key);
        if (at < 0)
        {
            OwnHeap().Add(owner, key, value);
        }
        else if (_heap[at].Value != value)
        {
            OwnHeap().Set(at, value);
        }
    }

    public void Forget(int owner, object key)
    {
        int at = _heap.Find(owner, _ids.Scratch.Keys.Number(key));
        if (at >= 0)
        {
            OwnHeap().RemoveAt(at);
        }
    }

    /// <summary>What an object holds, as it is now.</summary>
    public List<Edge> EdgesOf(int owner)
    {
        List<Edge> edges = [];
        for (int i = 0; i < _heap.Count; i++)
        {
            if (_heap[i].Owner == owner)
            {
                edges.Add(_heap[i]);
            }
        }

        return edges;
    }

    /// <summary>Drops what is held about the inside of an object, after code that may have changed it.</summary>
    [MethodImpl(Hot.Path)]
    public void ForgetMembers(int owner)
    {
        for (int i = 0; i < _heap.Count; i++)
        {
            if (_heap[i].Owner == owner)
            {
                OwnHeap().RemoveOwner(owner);
                break;
            }
        }

        ForgetTerms(owner);
    }

    /// <summary>Drops calls whose result depends on the inside of an object.</summary>
    /// <param name="owner">The object.</param>
    /// <param name="kept">Symbol of calls that stay when they are true, or <see langword="null"/>.</param>
    [MethodImpl(Hot.Path)]
    public void ForgetTerms(int owner, object? kept = null)
    {
        for (int i = _terms.Count - 1; i >= 0; i--)
        {
            Term term = _terms.TermAt(i);
            if (term.Op == Term.Call && (term.A == owner || term.B == owner || term.C == owner) && !(kept is not null && ReferenceEquals(term.Symbol, kept) && Of(_terms.ValueAt(i)).IsTrue))
            {
                OwnTerms().RemoveAt(i);
            }
        }
    }

    /// <summary>Drops the calls of a kind that gave a certain answer.</summary>
    public void ForgetAnswers(object symbol, bool answer)
    {
        for (int i = _terms.Count - 1; i >= 0; i--)
        {
            if (ReferenceEquals(_terms.TermAt(i).Symbol, symbol) && Truth(_terms.ValueAt(i)) == answer)
            {
                OwnTerms().RemoveAt(i);
            }
        }
    }

    /// <summary>Remembers that the run asked for a member of something it was entered with.</summary>
    [MethodImpl(Hot.Path)]
    public int Ask(int owner, object key, Fact fact)
    {
        int value = New(fact.AsEntry);
        int number = _ids.Scratch.Keys.Number(key);
        Write(owner, number, value);
        Questions = new Question(value, owner, key, number, null, Questions);
        return value;
    }

    /// <summary>The value of a term; a new one when it was never asked for.</summary>
    [MethodImpl(Hot.Path)]
    public int ValueOf(Term term, Fact fact)
    {
        int at = _terms.Find(term);
        if (at >= 0)
        {
            return _terms.ValueAt(at);
        }

        int value = New(fact);
        OwnTerms().Set(term, value);
        OwnValues().Define(value, term);
        if (term.Op != Term.Constant && FromEntry(term.A) && FromEntry(term.B) && FromEntry(term.C))
        {
            Questions = new Question(value, 0, null, -1, term, Questions);
        }

        return value;
    }

    /// <summary>Types that a value was tested for and is of.</summary>
    public List<ITypeSymbol> TypesOf(int value)
    {
        List<ITypeSymbol> types = [];
        for (int i = 0; i < _terms.Count; i++)
        {
            if (_terms.TermAt(i) is { Op: Term.Is, Symbol: ITypeSymbol type } term && term.A == value && Of(_terms.ValueAt(i)).IsTrue)
            {
                types.Add(type);
            }
        }

        return types;
    }

    /// <summary>Whether a test of a member has told what kind of object a value is: a tag, or a flag.</summary>
    public bool IsTold(int value)
    {
        for (int i = 0; i < _terms.Count; i++)
        {
            if (_terms.TermAt(i) is { Op: Term.Call } term && term.A == value && Of(_terms.ValueAt(i)) is { Nullness: Nullness.NotNull } told && (told.IsNumber || told.Text is not null))
            {
                return true;
            }
        }

        for (int i = 0; i < _heap.Count; i++)
        {
            if (_heap[i].Owner == value && KeyOf(_heap[i]) is ISymbol && (Of(_heap[i].Value) is { IsNumber: true } or { Text: not null }))
            {
                return true;
            }
        }

        return false;
    }

    public int Constant(object? constant)
    {
        Fact fact = constant switch
        {
            bool b => b ? Fact.True : Fact.False,
            string s => Fact.NotNull with { Text = s },
            char c => Fact.Number(c),
            TypeName t => Fact.NotNull with { Text = t.Text },
            ulong u => u <= long.MaxValue ? Fact.Number((long)u) : Fact.NotNull,
            sbyte or byte or short or ushort or int or uint or long => Fact.Number(Convert.ToInt64(constant, System.Globalization.CultureInfo.InvariantCulture)),
            _ => Fact.NotNull,
        };
        object key = fact.IsNumber ? fact.Low : constant ?? "";
        return ValueOf(new Term(Term.Constant, key), fact);
    }

    public bool IsEntry(int value) => value == Root || Of(value).Members == Members.Entry;

    [MethodImpl(Hot.Path)]
    private bool FromEntry(int argument)
        => argument < 0 || IsEntry(argument) || (DefinitionOf(argument) is { } inner && (inner.Op == Term.Constant || IsAsked(argument)));

    [MethodImpl(Hot.Path)]
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

    /// <summary>Numbers of values, one sequence for a method.</summary>
    internal sealed class Ids(Scratch scratch)
    {
        private int _last;

        public Scratch Scratch { get; } = scratch;

        public int Next() => ++_last;
    }
}
