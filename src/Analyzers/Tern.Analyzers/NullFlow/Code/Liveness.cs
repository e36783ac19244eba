using System.Runtime.CompilerServices;

namespace Tern.Analyzers.NullFlow.Code;

/// <summary>Finds the registers that are still read, so that runs which differ in the others only count as one.</summary>
internal static class Liveness
{
    public static void Compute(MethodCode code)
    {
        int count = code.Blocks.Count;
        int words = (code.Registers + 63) >> 6;
        code.LiveIn = new ulong[count][];
        for (int i = 0; i < count; i++)
        {
            code.LiveIn[i] = new ulong[words];
        }

        code.Heads = new bool[count];
        foreach (Block block in code.Blocks)
        {
            MarkHead(code, block, block.Next);
            MarkHead(code, block, block.Otherwise);
        }

        MarkCounters(code);
        ulong[] live = new ulong[words];
        bool changed = true;
        while (changed)
        {
            changed = false;
            for (int i = count - 1; i >= 0; i--)
            {
                changed |= Update(code, code.Blocks[i], live);
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

    /// <summary>Whether a register is read before it is set again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Has(ulong[] live, int register) => (live[register >> 6] & (1UL << (register & 63))) != 0;

    [MethodImpl(Hot.Path)]
    private static bool Update(MethodCode code, Block block, ulong[] live)
    {
        Array.Clear(live, 0, live.Length);
        Join(live, code, block.Next);
        Join(live, code, block.Otherwise);
        if (block.Next == Block.Leave)
        {
            // By-ref parameters are results too.
            for (int p = 0; p < code.Parameters.Length; p++)
            {
                Use(live, MethodCode.FirstParameter + p);
            }
        }

        Use(live, MethodCode.Root);
        Use(live, MethodCode.This);
        Use(live, block.Condition);
        for (int i = block.Code.Count - 1; i >= 0; i--)
        {
            Step(live, block.Code[i]);
        }

        foreach (Block handler in block.Handlers)
        {
            Join(live, code, handler);
        }

        ulong[] before = code.LiveIn[block.Index];
        bool changed = false;
        for (int w = 0; w < live.Length; w++)
        {
            ulong both = before[w] | live[w];
            changed |= both != before[w];
            before[w] = both;
        }

        return changed;
    }

    private static void Join(ulong[] live, MethodCode code, Block? block)
    {
        if (block is null || block.Index < 0)
        {
            return;
        }

        ulong[] other = code.LiveIn[block.Index];
        for (int w = 0; w < live.Length; w++)
        {
            live[w] |= other[w];
        }
    }

    private static void Step(ulong[] live, Instruction instruction)
    {
        if (instruction.Dst >= 0)
        {
            live[instruction.Dst >> 6] &= ~(1UL << (instruction.Dst & 63));
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

    private static void Use(ulong[] live, int register)
    {
        if (register >= 0)
        {
            live[register >> 6] |= 1UL << (register & 63);
        }
    }
}
