using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.Idempotency.Values;

namespace Tern.Analyzers.Idempotency.Engine;

/// <content>Statements: the ways through the code.</content>
internal sealed partial class Walker
{
    private void Statement(IOperation operation)
    {
        if (!_state.IsOpen || !Step())
        {
            return;
        }

        switch (operation)
        {
            case IBlockOperation block:
                All(block.Operations);
                break;
            case IExpressionStatementOperation expression:
                Visit(expression.Operation);
                break;
            case IVariableDeclarationGroupOperation or IVariableDeclarationOperation or IUsingDeclarationOperation or ILabeledOperation:
                All(operation.ChildOperations);
                break;
            case IVariableDeclaratorOperation variable:
                if ((variable.Initializer ?? (variable.Parent as IVariableDeclarationOperation)?.Initializer)?.Value is { } initial)
                {
                    SetLocal(variable.Symbol, Visit(initial));
                }

                break;
            case IConditionalOperation conditional:
                Branch(Asked(conditional.Condition), () => Statement(conditional.WhenTrue), () => Code(conditional.WhenFalse));
                break;
            case IReturnOperation or IThrowOperation or IBranchOperation:
                Exit(operation);
                break;
            case ILoopOperation loop:
                Loop(loop);
                break;
            case ISwitchOperation selection:
                Switch(selection);
                break;
            case ITryOperation attempt:
                Try(attempt);
                break;
            case ILockOperation locked:
                Visit(locked.LockedValue);
                Statement(locked.Body);
                break;
            case IUsingOperation used:
                Using(used);
                break;
            case ILocalFunctionOperation or IEmptyOperation:
                break;
            default:
                Visit(operation);
                break;
        }
    }

    /// <summary>Answers, failures and jumps.</summary>
    private void Exit(IOperation operation)
    {
        switch (operation)
        {
            case IReturnOperation { Kind: OperationKind.YieldReturn } yielded:
                Value element = Visit(yielded.ReturnedValue);
                _frame.Yielded = _frame.Yielded is null ? element : Value.Either(_frame.Yielded, element);
                break;
            case IReturnOperation { Kind: OperationKind.YieldBreak }:
                _state = _state with { End = End.Return };
                _frame.Returns.Add((Value.Unknown, _state));
                break;
            case IReturnOperation returned:
                Value value = Visit(returned.ReturnedValue);
                if (_state.IsOpen)
                {
                    _state = _state with { End = End.Return };
                    _frame.Returns.Add((value, _state));
                }

                break;
            case IThrowOperation thrown:
                Thrown(thrown);
                break;
            case IBranchOperation { BranchKind: BranchKind.Break or BranchKind.Continue } branch:
                bool breaks = branch.BranchKind == BranchKind.Break;
                Stack<List<PathState>> exits = breaks ? _breaks : _continues;
                if (exits.Count > 0)
                {
                    exits.Peek().Add(_state);
                    _state = _state with { End = breaks ? End.Break : End.Continue };
                }

                break;
        }
    }

    private void Using(IUsingOperation used)
    {
        if (used.Resources is IVariableDeclarationGroupOperation)
        {
            Statement(used.Resources);
        }
        else
        {
            Visit(used.Resources);
        }

        Statement(used.Body);
    }

    /// <summary>Follows both ways of a test, and tells its guards how the other way ended.</summary>
    private void Branch(Value test, Action whenTrue, Action whenFalse)
    {
        if (test.Constant is { HasValue: true, Value: bool known })
        {
            (known ? whenTrue : whenFalse)();
            return;
        }

        PathState before = _state;
        _branches++;
        PathState yes = _state = Assume(before, test.Condition, true);
        int answers = _frame.Returns.Count;
        whenTrue();
        PathState afterYes = _state;
        PathState no = _state = Assume(before, test.Condition, false);
        Tell(before, no, afterYes, answered: _frame.Returns.Count > answers);
        answers = _frame.Returns.Count;
        whenFalse();
        PathState afterNo = _state;
        Tell(before, yes, afterNo, answered: _frame.Returns.Count > answers);
        _branches--;
        _state = PathState.Merge(afterYes, afterNo);
    }

    /// <summary>The other way fails if it throws, and answers nowhere on the way there.</summary>
    private static void Tell(PathState before, PathState behind, PathState other, bool answered = false)
    {
        if (other.IsOpen)
        {
            return;
        }

        for (int i = before.Guards.Length; i < behind.Guards.Length; i++)
        {
            behind.Guards[i].OtherLeaves = true;
            behind.Guards[i].OtherFails = other.End == End.Throw && !answered;
        }
    }

    private void Loop(ILoopOperation loop)
    {
        switch (loop)
        {
            case IForEachLoopOperation each:
                ForEach(each);
                break;
            case IWhileLoopOperation again:
                While(again);
                break;
            case IForLoopOperation counted:
                All(counted.Before);
                Loop(() => counted.Condition is null ? null : Asked(counted.Condition), () => Code(counted.Body), () => All(counted.AtLoopBottom));
                break;
        }
    }

    private void All(IEnumerable<IOperation> operations)
    {
        foreach (IOperation operation in operations)
        {
            Statement(operation);
        }
    }

    private void ForEach(IForEachLoopOperation loop)
    {
        Value items = Visit(loop.Collection);
        Value element = ElementOf(items);
        if (items is { Owner: Owner.Shared, Place: { } place })
        {
            element = element with { Lookup = new Lookup(place, Value.Unknown, false) };
        }

        // The next turn has another row, which is as it was stored.
        Value next = element.Object is { Base: not null } row && row.IsPlain() ? element with { Object = row.Again(_branches) } : element;
        Loop(
            () =>
            {
                Assign(loop.LoopControlVariable, element);
                element = next;
                _state = Assume(_state, items.Filter, true);
                return null;
            },
            () => Code(loop.Body),
            () => { });
    }

    private void While(IWhileLoopOperation loop)
    {
        if (loop.ConditionIsTop)
        {
            Loop(() => loop.Condition is null ? null : Asked(loop.Condition), () => Code(loop.Body), () => { });
        }
        else
        {
            Loop(() => Value.Of(true), () => Code(loop.Body), () => Visit(loop.Condition));
        }
    }

    /// <summary>Twice, so that what one turn leaves behind is seen by the next.</summary>
    private void Loop(Func<Value?> test, Action body, Action bottom)
    {
        _branches++;
        int answers = _frame.Returns.Count;
        List<PathState> exits = [];
        bool endless = false;
        for (int turn = 0; turn < 2 && _state.IsOpen; turn++)
        {
            Value? condition = test();
            endless = condition is { Constant: { HasValue: true, Value: true } };
            PathState before = _state;
            if (!endless)
            {
                exits.Add(Assume(before, condition?.Condition, false));
            }

            _state = Assume(before, condition?.Condition, true);
            List<PathState> left = [];
            _breaks.Push(left);
            _continues.Push(left);
            body();
            _breaks.Pop();
            _continues.Pop();
            foreach (PathState exit in left)
            {
                // Whether it goes on or ends the loop, it comes out below.
                exits.Add(exit with { End = End.Open });
            }

            if (_state.IsOpen)
            {
                bottom();
            }
            else if (_state.End is End.Continue)
            {
                _state = exits[exits.Count - 1];
            }
        }

        _branches--;
        Searched(answers);
        for (int i = 0; i < exits.Count; i++)
        {
            PathState open = _state;
            _state = exits[i];
            Searched(answers);
            exits[i] = _state;
            _state = open;
        }

        if (_state.IsOpen && !(endless && exits.Count > 0))
        {
            exits.Add(_state);
        }

        PathState ended = _state;
        _state = exits.Count == 0 ? ended : exits.Aggregate(PathState.Merge);
    }

    /// <summary>Whoever searches with a loop, and answers where something is found, has found nothing behind it.</summary>
    private void Searched(int answers)
    {
        for (int i = answers; i < _frame.Returns.Count && _state.IsOpen; i++)
        {
            Guard? found = _frame.Returns[i].State.Guards.LastOrDefault(g => g is { Truth: true, Atom: { Kind: AtomKind.Same, Slot: not null, Key: not null } });
            Slot? element = found?.Atom.Slot;
            while (element is { Name: not "[]" })
            {
                element = element.Parent;
            }

            if (element?.Parent is { } container)
            {
                _state = Behind(_state, new Guard(new Atom(AtomKind.Present, found!.Atom.Where) { Slot = container, Key = found.Atom.Key }, false) { OtherLeaves = true });
            }
        }
    }

    private void Switch(ISwitchOperation selection)
    {
        Value value = Visit(selection.Value);
        PathState before = _state;
        PathState? after = null;
        List<Condition> all = [];
        _branches++;
        _breaks.Push([]);
        bool hasDefault = false;
        foreach (ISwitchCaseOperation section in selection.Cases.OrderBy(c => c.Clauses.Any(l => l is IDefaultCaseClauseOperation)))
        {
            _state = before;
            List<Condition> conditions = [];
            foreach (ICaseClauseOperation clause in section.Clauses)
            {
                Condition? condition = clause switch
                {
                    ISingleValueCaseClauseOperation single => Equality(value, Visit(single.Value), single.Syntax),
                    IPatternCaseClauseOperation pattern => Matches(value, pattern.Pattern),
                    _ => null,
                };
                hasDefault |= clause is IDefaultCaseClauseOperation;
                if (condition is not null)
                {
                    conditions.Add(condition);
                }
            }

            PathState entered = _state;
            foreach (Condition other in section.Clauses.Any(c => c is IDefaultCaseClauseOperation) ? all : [])
            {
                entered = Assume(entered, other, false);
            }

            if (conditions.Count == section.Clauses.Length && conditions.Count > 0)
            {
                entered = Assume(entered, conditions.Count == 1 ? conditions[0] : new Group(false, [.. conditions]), true);
            }

            all.AddRange(conditions);
            _state = entered;
            foreach (IOperation statement in section.Body)
            {
                Statement(statement);
            }

            after = after is null ? _state : PathState.Merge(after, _state);
        }

        if (!hasDefault)
        {
            PathState none = all.Aggregate(before, (state, condition) => Assume(state, condition, false));
            after = after is null ? none : PathState.Merge(after, none);
        }

        foreach (PathState exit in _breaks.Pop())
        {
            after = after is null ? exit : PathState.Merge(after, exit);
        }

        _branches--;
        _state = after ?? before;
    }
}
