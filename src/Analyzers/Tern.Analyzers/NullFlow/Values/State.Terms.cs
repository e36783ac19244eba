using System.Runtime.CompilerServices;

namespace Tern.Analyzers.NullFlow.Values;

/// <summary>Values that are made of others.</summary>
internal sealed partial class State
{
    /// <summary>What a call said of one value holds for another, too.</summary>
    public void CopyTerms(object symbol, int from, int to)
    {
        for (int i = _terms.Count - 1; i >= 0; i--)
        {
            if (_terms.TermAt(i) is { Op: Term.Call } term && ReferenceEquals(term.Symbol, symbol) && term.B == from)
            {
                SetTerm(term.Over(term.A, to, term.C), _terms.ValueAt(i));
            }
        }
    }

    public bool TryTerm(Term term, out int value)
    {
        int at = _terms.Find(term);
        value = at < 0 ? 0 : _terms.ValueAt(at);
        return at >= 0;
    }

    public void SetTerm(Term term, int value)
    {
        OwnTerms().Set(term, value);
        if (_values.DefinitionOf(value) is null)
        {
            OwnValues().Define(value, term);
        }
    }

    /// <summary>Forgets of what a value is made.</summary>
    public void Undefine(int value)
    {
        if (_values.DefinitionOf(value) is { } term)
        {
            OwnValues().Define(value, null);
            int at = _terms.Find(term);
            if (at >= 0)
            {
                OwnTerms().RemoveAt(at);
            }
        }
    }

    /// <summary>Forgets of what values are made, but for constants and for those that are kept.</summary>
    [MethodImpl(Hot.Path)]
    public void UndefineBut(Marks kept)
    {
        for (int i = 0; i < _values.Count; i++)
        {
            if (_values.DefinitionAt(i) is { Op: not Term.Constant } && !kept.Contains(_values.ValueAt(i)))
            {
                Undefine(_values.ValueAt(i));
            }
        }
    }
}
