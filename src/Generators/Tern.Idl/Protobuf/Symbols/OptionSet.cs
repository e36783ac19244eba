using Tern.Schema;
using Tern.Schema.Idl;

namespace Tern.Idl.Protobuf.Symbols;

/// <summary>Options that have been read and found right.</summary>
/// <param name="Annotations">One for each scalar in them.</param>
internal sealed record OptionSet(EquatableArray<IdlAnnotation> Annotations)
{
    public static OptionSet Empty { get; } = new(default(EquatableArray<IdlAnnotation>));

    /// <summary>An option by its key; <see langword="null"/> if it is not set.</summary>
    public IdlAnnotation? Find(string key)
    {
        foreach (IdlAnnotation annotation in Annotations)
        {
            if (annotation.Key == key)
            {
                return annotation;
            }
        }

        return null;
    }

    /// <summary>Whether an option is set to <c>true</c>.</summary>
    public bool IsTrue(string key) => Find(key)?.Value == "true";
}
