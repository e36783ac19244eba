using System.Runtime.CompilerServices;

namespace Tern.Analyzers.NullFlow.Code;

/// <summary>Finds the registers that are still read, so that runs which differ in the others only count as one.</summary>
internal static class Liveness
{
    public static void Compute(MethodCode code)
    {
        int count = code.Blocks.Count;
        code.LiveIn = new bool[count][];
        code.LiveOut = new bool[count][];
        for (int i = 0; i < count; i++)
        {
            code.LiveIn[i] = new bool[code.Registers];
            code.LiveOut[i] = new bool[code.Registers];
        }

        code.Heads = new bool[count];
        foreach (Block block in code.Blocks)
        {
            MarkHead(code, block, block.Next);
            MarkHead(code, block, block.Otherwise);
        }

        MarkCounters(code);
        bool changed = true;
        while (changed)
        {
            changed = false;
            for (int i = count - 1; i >= 0; i--)
            {
                changed |= Update(code, code.Blocks[i]);
            }
        }
    }

    private static void MarkCounters(MethodCode code)
    {
        code.Counters = new bool[code.Registers];
        Dictionary<int, (int A, int B)> computed = [];
        foreach (Block block in code.Blocks)
        {
            foreach (Instruction i in block.Code)
            {
                if (i.Op == Op.Binary && i.Dst >= 0)
                {
                    computed[i.Dst] = (i.A, i.B);
                }
                else if (i.Op == Op.Move && i.Dst >= 0 && computed.TryGetValue(i.A, out (int A, int B) made) && (made.A == i.Dst || made.B == i.Dst))
                {
                    code.Counters[i.Dst] = true;
                }
            }
        }
    }

    private static void MarkHead(MethodCode code, Block from, Block? to)
    {
        if (to is { Index: >= 0 } && to.Index <= from.Index)
        {
            code.Heads[to.Index] = true;
        }
    }

    [MethodImpl(Hot.Path)]
    private static bool Update(MethodCode code, Block block)
    {
        bool[] live = new bool[code.Registers];
        Join(live, code, block.Next);
        Join(live, code, block.Otherwise);
        if (block.Next == Block.Leave)
        {
            // By-ref parameters are results too.
            for (int p = 0; p < code.Parameters.Length; p++)
            {
                live[MethodCode.FirstParameter + p] = true;
            }
        }

        live[MethodCode.Root] = true;
        live[MethodCode.This] = true;
        Array.Copy(live, code.LiveOut[block.Index], live.Length);
        if (block.Condition >= 0)
        {
            live[block.Condition] = true;
        }

        for (int i = block.Code.Count - 1; i >= 0; i--)
        {
            Step(live, block.Code[i]);
        }

        foreach (Block handler in block.Handlers)
        {
            Join(live, code, handler);
        }

        bool[] before = code.LiveIn[block.Index];
        bool changed = false;
        for (int r = 0; r < live.Length; r++)
        {
            if (live[r] && !before[r])
            {
                before[r] = true;
                changed = true;
            }
        }

        return changed;
    }

    private static void Join(bool[] live, MethodCode code, Block? block)
    {
        if (block is null || block.Index < 0)
        {
            return;
        }

        bool[] other = code.LiveIn[block.Index];
        for (int r = 0; r < live.Length; r++)
        {
            live[r] |= other[r];
        }
    }

    private static void Step(bool[] live, Instruction instruction)
    {
        if (instruction.Dst >= 0)
        {
            live[instruction.Dst] = false;
        }

        Use(live, instruction.A);
        Use(live, instruction.B);
        foreach (int argument in instruction.Args)
        {
            Use(live, argument);
        }

        if (instruction.Refs is { } places)
        {
            foreach (Place? place in places)
            {
                for (Place? p = place; p is not null; p = p.Owner)
                {
                    Use(live, p.Register);
                    Use(live, p.Index);
                }
            }
        }
    }

    private static void Use(bool[] live, int register)
    {
        if (register >= 0)
        {
            live[register] = true;
        }
    }
}
