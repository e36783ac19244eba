using System.Runtime.CompilerServices;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>A hash of what was appended, wide enough to stand for it.</summary>
internal struct Fingerprint()
{
    private ulong _value = 14_695_981_039_346_656_037;

    public readonly ulong Value => _value;

    [MethodImpl(Hot.Path)]
    public void Append(long part)
    {
        ulong mixed = (_value ^ (ulong)part) * 0x9E37_79B9_7F4A_7C15;
        _value = (mixed ^ (mixed >> 29)) * 1_099_511_628_211;
    }
}
