using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>Properties that each class answers with a constant: an object that gave another answer is of another class.</summary>
internal sealed partial class NullProgram
{
    private readonly Dictionary<ISymbol, object?> _answers = new(SymbolEqualityComparer.Default);

    /// <summary>Whether an object has given an answer that objects of a class never give.</summary>
    /// <param name="state">The run.</param>
    /// <param name="given">What properties gave.</param>
    /// <param name="value">The object.</param>
    /// <param name="type">The class.</param>
    public bool AnswersOtherwise(State state, Dictionary<Asked, int> given, int value, INamedTypeSymbol type)
    {
        foreach (KeyValuePair<Asked, int> answer in given)
        {
            if (answer.Key.Owner == value && state.Of(answer.Value) is { IsNumber: true } fact && answer.Key.Method is IMethodSymbol getter && AnswerOf(type, getter) is { } always && always != fact.Low)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether an object was asked for its kind and the answer was tested.</summary>
    public static bool IsTold(State state, Dictionary<Asked, int> given, int value)
    {
        foreach (KeyValuePair<Asked, int> answer in given)
        {
            if (answer.Key.Owner == value && answer.Key.Method is IMethodSymbol { ReturnType.TypeKind: TypeKind.Enum } && state.Of(answer.Value).IsNumber)
            {
                return true;
            }
        }

        return false;
    }

    private long? AnswerOf(INamedTypeSymbol type, IMethodSymbol getter)
    {
        if (Implementation(type, getter) is not { } body || Implementations(body).Count > 0)
        {
            return null;
        }

        body = body.OriginalDefinition;
        if (!_answers.TryGetValue(body, out object? answer))
        {
            _answers[body] = answer = CodeOf(body) is { } code ? Constant(code) : null;
        }

        return answer is bool or sbyte or byte or short or ushort or int or uint or long ? Convert.ToInt64(answer, System.Globalization.CultureInfo.InvariantCulture) : null;
    }

    /// <summary>What code returns that does nothing else.</summary>
    private static object? Constant(MethodCode code)
    {
        object? constant = null;
        foreach (Instruction i in code.Blocks.SelectMany(b => b.Code))
        {
            switch (i.Op)
            {
                case Op.Constant when constant is null:
                    constant = i.Key;
                    break;
                case Op.Return or Op.Move:
                    break;
                default:
                    return null;
            }
        }

        return constant;
    }
}
