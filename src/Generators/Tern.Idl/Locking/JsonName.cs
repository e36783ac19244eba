using System.Text;

namespace Tern.Idl.Locking;

/// <summary>Names of Protobuf fields in JSON.</summary>
internal static class JsonName
{
    /// <summary>The name that follows from a field's name: <c>unit_price</c> to <c>unitPrice</c>.</summary>
    /// <remarks>Source: Protocol Buffers, "ProtoJSON Format", "Field names as JSON keys".</remarks>
    public static string Of(string name)
    {
        var result = new StringBuilder(name.Length);
        bool isUpper = false;
        foreach (char c in name)
        {
            if (c == '_')
            {
                isUpper = true;
                continue;
            }

            result.Append(isUpper && c is >= 'a' and <= 'z' ? (char)(c - 'a' + 'A') : c);
            isUpper = false;
        }

        return result.ToString();
    }
}
