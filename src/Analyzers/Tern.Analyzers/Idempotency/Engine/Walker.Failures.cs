using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.Idempotency.Values;

namespace Tern.Analyzers.Idempotency.Engine;

/// <content>What code does about failures.</content>
internal sealed partial class Walker
{
    private static readonly string[] s_duplicateWords = ["unique", "duplicate", "conflict", "exists", "constraint", "violation", "dbupdate", "sqlexception", "postgres", "dbexception", "writeexception", "ioexception", "argumentexception", "rpcexception", "invalidoperation", "keynotfound", "notfound", "requestfailed", "storageexception", "cosmosexception", "409", "404"];

    private void Try(ITryOperation attempt)
    {
        PathState before = _state;
        CatchKind kind = CatchKind.None;
        foreach (ICatchClauseOperation clause in attempt.Catches)
        {
            kind |= KindOf(clause);
        }

        _catches.Push(kind);
        Statement(attempt.Body);
        _catches.Pop();
        PathState after = _state;
        _branches++;
        foreach (ICatchClauseOperation clause in attempt.Catches)
        {
            // A failure may come before or after anything that was done.
            _state = before with { Done = after.Done };
            if (clause.ExceptionDeclarationOrExpression is IVariableDeclaratorOperation declared)
            {
                SetLocal(declared.Symbol, Value.Unknown);
            }

            if (clause.Filter is { } filter)
            {
                Visit(filter);
            }

            HashSet<Effect> effects = [.. _effects];
            int answers = _frame.Returns.Count;
            Statement(clause.Handler);
            if ((_state.End == End.Throw && _frame.Returns.Count == answers) || !IsDuplicate(clause))
            {
                // What is done about an attempt that fails; nobody repeats an attempt for what this does.
                _effects.RemoveAll(e => !effects.Contains(e));
            }

            after = PathState.Merge(after, _state);
        }

        _branches--;
        _state = after;
        if (attempt.Finally is { } last)
        {
            End end = _state.End;
            bool outer = _inFinally;
            _inFinally = true;
            _state = _state with { End = End.Open };
            Statement(last);
            _state = _state.IsOpen ? _state with { End = end } : _state;
            _inFinally = outer;
        }
    }

    /// <summary>Whether what is caught is that something is there already, as a second run finds it.</summary>
    private static bool IsDuplicate(ICatchClauseOperation clause)
        => clause.ExceptionType?.Name.ToLowerInvariant() is { } name && ((name + " " + clause.Filter?.Syntax.ToString().ToLowerInvariant()) is var caught) && s_duplicateWords.Any(caught.Contains);

    private static CatchKind KindOf(ICatchClauseOperation clause)
    {
        string caught = ((clause.ExceptionType?.Name ?? "") + " " + clause.Filter?.Syntax).ToLowerInvariant();
        bool general = clause.ExceptionType is null || clause.ExceptionType.Name is "Exception" or "Object";
        bool duplicate = s_duplicateWords.Any(caught.Contains);
        if (!duplicate && !general)
        {
            return CatchKind.None;
        }

        IOperation? last = clause.Handler.Operations.LastOrDefault();
        bool throws = clause.Handler.Operations.Any(o => o is IThrowOperation || o is IExpressionStatementOperation { Operation: IThrowOperation });
        CatchKind kind = duplicate ? CatchKind.Swallows | CatchKind.Duplicate : CatchKind.Swallows;
        return throws ? CatchKind.None : last is IReturnOperation or IBranchOperation ? kind | CatchKind.Leaves : kind;
    }
}
