using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tern.Analyzers.NullFlow.Code;
using Tern.Analyzers.NullFlow.Library;

namespace Tern.Analyzers.NullFlow.Engine;

/// <summary>What each instruction and each branch shows.</summary>
internal sealed partial class Guards
{
    private const int MaxDepth = 6;

    [MethodImpl(Hot.Path)]
    private void Step(ulong[] bits, Instruction i)
    {
        switch (i.Op)
        {
            case Op.Dereference:
                Known(bits, i.A);
                return;
            case Op.Assume:
                Learn(bits, i.A, true, 0);
                return;
            case Op.Store:
                bool stored = Get(bits, i.B);
                ClearMember(bits, i.Key!);
                if (SlotOf(i.A, i.Key!) is var slot and >= 0)
                {
                    Put(bits, _code.Registers + slot, stored);
                }

                return;
            case Op.Call:
            case Op.Invoke:
            case Op.Initialize:
                Call(bits, i);
                return;
            case Op.Await:
            case Op.Yield:
                ClearMembers(bits);
                break;
        }

        if (i.Dst >= 0)
        {
            Set(bits, i.Dst, Result(bits, i));
            if (i.Op == Op.Move && _moveOf[i.Dst] is var move and >= 0)
            {
                // The two are the same until the other one is set again.
                Put(bits, _moveBase + move, true);
            }

            if (i.Op == Op.Load && i.Key is ISymbol)
            {
                Put(bits, _copyBase + _copyOf[i.Dst], true);
            }
        }
    }

    private void Set(ulong[] bits, int register, bool notNull)
    {
        if (_slotKeys.Count > 0 && _definitions[register] is null)
        {
            ClearOwner(bits, register);
        }

        if (_movedFrom[register] is { } copies)
        {
            foreach (int copy in copies)
            {
                Put(bits, _moveBase + copy, false);
            }
        }

        Put(bits, register, notNull);
    }

    private bool Result(ulong[] bits, Instruction i)
        => i.Op switch
        {
            Op.Constant or Op.New or Op.NewArray or Op.Closure or Op.Not or Op.IsNull or Op.IsType or Op.Binary or Op.Clone or Op.Slice => true,
            Op.Unknown => i.Flag,
            Op.Move => Get(bits, i.A),
            Op.Combine => Get(bits, i.A) || Get(bits, i.B),
            Op.Load when i.Key is ISymbol key && SlotOf(i.A, key) is var slot and >= 0 => Get(bits, _code.Registers + slot),
            _ => false,
        };

    [MethodImpl(Hot.Path)]
    private void Call(ulong[] bits, Instruction i)
    {
        IMethodSymbol? method = i.Key as IMethodSymbol;
        bool foreign = i.Op == Op.Call && method is not null && !_program.IsSource(method.ContainingType);
        if (!foreign || method!.Parameters.Any(p => p.Type.TypeKind == TypeKind.Delegate))
        {
            ClearMembers(bits);
        }

        for (int a = 0; a < i.Refs?.Length; a++)
        {
            if (i.Refs[a] is { Index: < 0 } place)
            {
                if (place.Key is { } key)
                {
                    ClearMember(bits, key);
                }
                else
                {
                    Set(bits, place.Register, false);
                }
            }
        }

        if (i.Dst >= 0)
        {
            Set(bits, i.Dst, false);
        }

        if (foreign)
        {
            foreach (IParameterSymbol parameter in method!.OriginalDefinition.Parameters)
            {
                if (parameter.RefKind == RefKind.None && parameter.Ordinal < i.Args.Length && Annotations.Has(parameter, "NotNullAttribute"))
                {
                    Known(bits, i.Args[parameter.Ordinal]);
                }
            }
        }
    }

    /// <summary>Adds what a condition says when it is true or false.</summary>
    private void Learn(ulong[] bits, int condition, bool holds, int depth)
    {
        if (depth > MaxDepth || condition < 0 || _definitions[condition] is not { } i)
        {
            return;
        }

        switch (i.Op)
        {
            case Op.Not:
                Learn(bits, i.A, !holds, depth + 1);
                break;
            case Op.IsNull when !holds:
            case Op.IsType when holds:
                Test(bits, i.A, depth);
                break;
            case Op.Binary when i.Key is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals:
                Compare(bits, i, holds == ((BinaryOperatorKind)i.Key == BinaryOperatorKind.Equals), depth);
                break;
            case Op.Move:
                Learn(bits, i.A, holds, depth + 1);
                break;
            case Op.Call when i.Key is IMethodSymbol method && !_program.IsSource(method.ContainingType):
                Answer(bits, i, method.OriginalDefinition, holds);
                break;
        }
    }

    /// <summary>A tested value: when the test was kept in a variable, only if nothing else was put in the value's place since.</summary>
    private void Test(ulong[] bits, int register, int depth)
    {
        if (depth < 2 || IsSetOnce(register))
        {
            Known(bits, register);
        }
    }

    private bool IsSetOnce(int register) => register >= 0 && (_isUntouched[register] || _definitions[register] is not null);

    private void Compare(ulong[] bits, Instruction i, bool equal, int depth)
    {
        foreach ((int one, int other) in new[] { (i.A, i.B), (i.B, i.A) })
        {
            bool isNull = one >= 0 && _definitions[one] is { Op: Op.Default, Type: null or { IsReferenceType: true } };
            bool isValue = one >= 0 && _definitions[one] is { Op: Op.Constant };
            if ((isNull && !equal) || (isValue && equal))
            {
                Test(bits, other, depth);
            }
        }
    }

    private void Answer(ulong[] bits, Instruction i, IMethodSymbol method, bool holds)
    {
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            bool shown = Annotations.When(parameter, "NotNullWhenAttribute") == holds || (parameter.RefKind == RefKind.Out && Annotations.When(parameter, "MaybeNullWhenAttribute") == !holds)
                || (holds ? Annotations.IsTried(parameter) : method is { Name: "IsNullOrEmpty" or "IsNullOrWhiteSpace", ContainingType.SpecialType: SpecialType.System_String });
            if (!shown)
            {
                continue;
            }

            if (parameter.RefKind == RefKind.None && parameter.Ordinal < i.Args.Length)
            {
                Known(bits, i.Args[parameter.Ordinal]);
            }
            else if (i.Refs is { } places && parameter.Ordinal < places.Length && places[parameter.Ordinal] is { Key: null, Index: < 0 } place)
            {
                Known(bits, place.Register);
            }
        }
    }
}
