using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Tern.Analyzers.NullFlow.Code;

/// <summary>Members that give a place by reference: whoever assigns what they give, or keeps it by reference, has the place itself.</summary>
internal sealed partial class Lowering
{
    private int _self = MethodCode.This;
    private bool _isWithin;

    private static bool IsByReference(IOperation operation)
        => operation is IPropertyReferenceOperation { Property: { ReturnsByRef: true } or { ReturnsByRefReadonly: true } } or IInvocationOperation { TargetMethod: { ReturnsByRef: true } or { ReturnsByRefReadonly: true } };

    /// <summary>The place that a member gives by reference; <see langword="null"/> where its body says more than that.</summary>
    private Place? Referred(IOperation operation)
        => operation switch
        {
            IPropertyReferenceOperation { Property: { Name: "Current", ContainingType: { Name: "Enumerator", ContainingType.Name: "Span" or "ReadOnlySpan" } } current, Instance: { } enumerator } => Each(enumerator, current, operation.Syntax),
            IPropertyReferenceOperation { Property.GetMethod: { } getter } property => Referred(getter, property.Instance, property.Arguments, property.Syntax),
            IInvocationOperation { TargetMethod: { MethodKind: not (MethodKind.DelegateInvoke or MethodKind.LocalFunction) } method } call => Referred(method, call.Instance, call.Arguments, call.Syntax),
            _ => null,
        };

    /// <summary>The element that a loop over a view is at: what it is given there, all of them are given.</summary>
    private Place Each(IOperation enumerator, IPropertySymbol current, SyntaxNode where)
        => new(Emit(new Instruction(Op.Load, where) { A = Value(enumerator), Key = Slot.Source, Dst = Register() }), Slot.Element, -1, null) { Type = current.Type };

    private Place? Referred(IMethodSymbol method, IOperation? instance, IEnumerable<IArgumentOperation> arguments, SyntaxNode where)
    {
        if (_isWithin || method.IsVirtual || method.IsOverride || method.IsAbstract || method.ContainingType is not { TypeKind: TypeKind.Class or TypeKind.Struct } || GivenBy(method) is not { } given)
        {
            return null;
        }

        int self = instance is null ? MethodCode.This : Receiver(instance, where);
        Dictionary<IParameterSymbol, Place> bound = new(SymbolEqualityComparer.Default);
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter is not { } parameter)
            {
                return null;
            }

            Place? place = parameter.RefKind == RefKind.Ref ? PlaceOf(argument.Value) : new Place(Value(argument.Value), null, -1, null);
            if (place is null)
            {
                return null;
            }

            bound[method.OriginalDefinition.Parameters[parameter.Ordinal]] = place;
        }

        return Within(self, bound, given);
    }

    /// <summary>Evaluates a place as the member does that names it.</summary>
    private Place? Within(int self, Dictionary<IParameterSymbol, Place> bound, IOperation given)
    {
        int outer = _self;
        _self = self;
        _isWithin = true;
        foreach (KeyValuePair<IParameterSymbol, Place> parameter in bound)
        {
            _aliases[parameter.Key] = parameter.Value;
        }

        Place? place = PlaceOf(given);
        foreach (IParameterSymbol parameter in bound.Keys)
        {
            _aliases.Remove(parameter);
        }

        _isWithin = false;
        _self = outer;
        return place is null ? null : place with { IsReferred = true, Type = given.Type };
    }

    /// <summary>What a member gives by reference, where checks of its arguments are all that it does else.</summary>
    private IOperation? GivenBy(IMethodSymbol method)
    {
        SyntaxNode? body = method.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellation) switch
        {
            ArrowExpressionClauseSyntax arrow => arrow.Expression,
            AccessorDeclarationSyntax { ExpressionBody: { } arrow } => arrow.Expression,
            AccessorDeclarationSyntax { Body: { } block } => Last(block),
            BaseMethodDeclarationSyntax { ExpressionBody: { } arrow } => arrow.Expression,
            BaseMethodDeclarationSyntax { Body: { } block } => Last(block),
            _ => null,
        };
        if (body is not RefExpressionSyntax { Expression: { } expression } || _model is null)
        {
            return null;
        }

        SemanticModel model = expression.SyntaxTree == _model.SyntaxTree ? _model : _model.Compilation.GetSemanticModel(expression.SyntaxTree);
        return model.GetOperation(expression, _cancellation);
    }

    private static ExpressionSyntax? Last(BlockSyntax block)
    {
        for (int s = 0; s < block.Statements.Count - 1; s++)
        {
            if (block.Statements[s] is not IfStatementSyntax { Else: null, Statement: var fails } || (fails is BlockSyntax inner ? inner.Statements.LastOrDefault() : fails) is not ThrowStatementSyntax)
            {
                return null;
            }
        }

        return (block.Statements.LastOrDefault() as ReturnStatementSyntax)?.Expression;
    }

    /// <summary>One of two places, as a condition says.</summary>
    private Place? Choice(IConditionalOperation conditional)
    {
        if (conditional.WhenFalse is null)
        {
            return null;
        }

        int condition = Value(conditional.Condition);
        return PlaceOf(conditional.WhenTrue) is { } first && PlaceOf(conditional.WhenFalse) is { } second ? first with { Condition = condition, Else = second } : null;
    }

    /// <summary>Does the one or the other with a place that a condition chooses.</summary>
    private void Choose(Place place, Action<Place> act)
    {
        Block whenTrue = Fresh();
        Block whenFalse = Fresh();
        Block after = Fresh();
        (_current.Condition, _current.Next, _current.Otherwise) = (place.Condition, whenTrue, whenFalse);
        Start(whenTrue);
        act(place with { Else = null });
        _current.Next = after;
        Start(whenFalse);
        act(place.Else!);
        _current.Next = after;
        Start(after);
    }

    private int LoadChosen(Place place, ITypeSymbol? type, SyntaxNode where)
    {
        int chosen = Register();
        Choose(place, one => Emit(new Instruction(Op.Move, where) { Dst = chosen, A = Load(one, type, where) }));
        return chosen;
    }
}
