using System.Runtime.CompilerServices;

namespace Tern.Serialization;

/// <summary>The last field id of each struct around the current one; Compact writes ids as differences.</summary>
[InlineArray(ThriftLimits.MaxDepth)]
internal struct CompactFieldIds
{
    private short _first;
}
