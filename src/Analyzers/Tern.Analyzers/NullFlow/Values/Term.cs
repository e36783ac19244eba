namespace Tern.Analyzers.NullFlow.Values;

/// <summary>How a value is made of others. Equal terms are one value, so a condition that is tested twice is one condition.</summary>
/// <param name="Op">Operator.</param>
/// <param name="Symbol">Constant, type or method.</param>
/// <param name="A">First operand, or -1.</param>
/// <param name="B">Second operand, or -1.</param>
/// <param name="C">Third operand, or -1.</param>
internal sealed record Term(string Op, object? Symbol, int A = -1, int B = -1, int C = -1)
{
    public const string Constant = "constant";
    public const string Not = "not";
    public const string Equal = "equal";
    public const string Less = "less";
    public const string IsNull = "isnull";
    public const string Is = "is";
    public const string And = "and";
    public const string Or = "or";
    public const string Arithmetic = "arithmetic";
    public const string Call = "call";

    public IEnumerable<int> Arguments
    {
        get
        {
            if (A >= 0)
            {
                yield return A;
            }

            if (B >= 0)
            {
                yield return B;
            }

            if (C >= 0)
            {
                yield return C;
            }
        }
    }
}
