namespace Tern.Serialization;

/// <summary>What a <see cref="ProtobufReader"/> hides while it reads a part that ends where a length or a group says.</summary>
/// <remarks>Returned by the method that begins the part, and handed to the one that ends it; scopes end in the reverse order of their beginning.</remarks>
public readonly struct ProtobufScope
{
    internal ProtobufScope(int hidden, long hiddenAfter, int group)
    {
        Hidden = hidden;
        HiddenAfter = hiddenAfter;
        Group = group;
    }

    internal int Hidden { get; }

    internal long HiddenAfter { get; }

    /// <summary>Id of the group around the part, or 0.</summary>
    internal int Group { get; }
}
