using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.NullFlow.Code;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>
/// Arrays that some code fills element by element. Which elements a loop sets follows from counts that are not compared here, so such an array counts as filled, wherever it is read.
/// </summary>
internal sealed class Filling
{
    private readonly HashSet<object> _members = [];
    private readonly HashSet<MethodCode> _methods = [];
    private readonly HashSet<(MethodCode, int)> _skipping = [];

    public Filling(IEnumerable<MethodCode> codes)
    {
        foreach (MethodCode code in codes)
        {
            Add(code);
        }
    }

    /// <summary>Whether a method sets elements at indices that are no constants.</summary>
    public bool Fills(MethodCode code) => _methods.Contains(code);

    /// <summary>Whether elements of an array that this member holds are set at indices that are no constants.</summary>
    public bool Fills(object member) => _members.Contains(member);

    /// <summary>Whether an index in a method goes up by more than one at a time, so that a loop over it leaves elements out.</summary>
    public bool Skips(MethodCode code, int index) => _skipping.Contains((code, index));

    private static bool GoesUpByMore(MethodCode code, int index)
    {
        Dictionary<int, object?> constants = [];
        HashSet<int> sums = [];
        foreach (Instruction i in code.Blocks.SelectMany(b => b.Code))
        {
            switch (i.Op)
            {
                case Op.Constant:
                    constants[i.Dst] = i.Key;
                    break;
                case Op.Binary when i is { Key: BinaryOperatorKind.Add } && i.A == index && constants.TryGetValue(i.B, out object? step) && step is int and > 1:
                    sums.Add(i.Dst);
                    break;
                case Op.Move when i.Dst == index && sums.Contains(i.A):
                    return true;
            }
        }

        return false;
    }

    private void Add(MethodCode code)
    {
        Dictionary<int, object> loaded = [];
        foreach (Block block in code.Blocks)
        {
            foreach (Instruction i in block.Code)
            {
                if (i is { Op: Op.Load, Key: { } key })
                {
                    loaded[i.Dst] = key;
                }
                else if (i is { Op: Op.StoreElement, Key: null, Flag: false } && GoesUpByMore(code, i.B))
                {
                    _skipping.Add((code, i.B));
                }
                else if (i is { Op: Op.StoreElement, Key: null, Flag: false })
                {
                    if (loaded.TryGetValue(i.A, out object? member))
                    {
                        _members.Add(member);
                    }
                    else
                    {
                        _methods.Add(code);
                    }
                }

                foreach (Place? place in i.Refs ?? [])
                {
                    if (place is { Index: >= 0, Key: null } && loaded.TryGetValue(place.Register, out object? member))
                    {
                        _members.Add(member);
                    }
                }
            }
        }
    }
}
