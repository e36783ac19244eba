using System.Collections.Immutable;
using System.Globalization;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Tern.Generators.Contracts;

/// <summary>The code of one constructor.</summary>
internal sealed class ConstructorCode
{
    private readonly MetadataReader _reader;
    private readonly TypeDefinitionHandle _type;
    private readonly List<(ILOpCode Code, long Operand, double Number)> _code = [];

    public ConstructorCode(MetadataReader reader, ImmutableArray<byte> code, TypeDefinitionHandle type)
    {
        _reader = reader;
        _type = type;
        Decode([.. code]);
    }

    /// <summary>Adds what this constructor makes members begin with. What it does behind the call of its base makes all of them unknown.</summary>
    /// <param name="members">What was found so far.</param>
    /// <param name="showsInitialisers">Whether code in front of the call of the base can be nothing but initialisers; a struct calls no base.</param>
    public void AddTo(Dictionary<string, CompiledInitial> members, bool showsInitialisers)
    {
        int end = _code.FindIndex(i => i.Code == ILOpCode.Call && NameOf(i.Operand).EndsWith("..ctor", StringComparison.Ordinal));
        if (end >= 0 && IsOwn(_code[end].Operand))
        {
            // this(…): the other one has the initialisers, and its parameters may set anything, as source with such a constructor is judged too.
            members[""] = CompiledInitial.Unknown;
            return;
        }

        // A struct has no base to call.
        int last = end < 0 ? _code.Count : end;
        for (int i = 0; i < last; i++)
        {
            if (_code[i].Code == ILOpCode.Stfld && FieldOf(_code[i].Operand) is { } field)
            {
                // What a parameter fills is no initialiser.
                if (i >= 2 && _code[i - 2].Code == ILOpCode.Ldarg_0 && _code[i - 1].Code is (ILOpCode.Ldarg_1 or ILOpCode.Ldarg_2 or ILOpCode.Ldarg_3 or ILOpCode.Ldarg_s or ILOpCode.Ldarg))
                {
                    continue;
                }

                CompiledInitial initial = showsInitialisers ? ValueBefore(i) : CompiledInitial.Unknown;
                members[field] = members.TryGetValue(field, out CompiledInitial? other) && other != initial ? CompiledInitial.Unknown : initial;
            }
        }

        if (end >= 0 && !IsCopy() && _code.Skip(end + 1).Any(i => i.Code is not (ILOpCode.Nop or ILOpCode.Ret)))
        {
            members[""] = CompiledInitial.Unknown;
        }
    }

    // ldarg.0, a constant, stfld; anything else is no constant.
    private CompiledInitial ValueBefore(int store)
    {
        if (store >= 2 && _code[store - 2].Code == ILOpCode.Ldarg_0)
        {
            return Constant(_code[store - 1]) ?? CompiledInitial.Unknown;
        }

        // A conversion of a small constant, or the constructor of decimal or Nullable.
        if (store >= 3 && _code[store - 3].Code == ILOpCode.Ldarg_0 && Constant(_code[store - 2]) is { IsKnown: true } constant)
        {
            return _code[store - 1].Code switch
            {
                ILOpCode.Conv_i8 or ILOpCode.Conv_u8 when constant.Value is int or null => constant,
                ILOpCode.Newobj when NameOf(_code[store - 1].Operand) is "Nullable`1..ctor" => constant,
                ILOpCode.Newobj when NameOf(_code[store - 1].Operand) is "Decimal..ctor" => constant.Value is IConvertible whole ? CompiledInitial.Of(whole.ToDecimal(CultureInfo.InvariantCulture)) : constant,
                _ => CompiledInitial.Unknown,
            };
        }

        return DecimalBefore(store);
    }

    // Its 96 bits, sign and scale.
    private CompiledInitial DecimalBefore(int store)
    {
        if (store < 7 || _code[store - 7].Code != ILOpCode.Ldarg_0 || _code[store - 1].Code != ILOpCode.Newobj || NameOf(_code[store - 1].Operand) != "Decimal..ctor")
        {
            return CompiledInitial.Unknown;
        }

        int?[] parts = [.. Enumerable.Range(store - 6, 5).Select(i => Constant(_code[i]) is { IsKnown: true } part ? part.Value as int? ?? 0 : (int?)null)];
        return parts[0] is { } low && parts[1] is { } middle && parts[2] is { } high && parts[3] is { } sign && parts[4] is { } scale && scale is >= 0 and <= 28
            ? CompiledInitial.Of(new decimal(low, middle, high, sign != 0, (byte)scale))
            : CompiledInitial.Unknown;
    }

    private CompiledInitial? Constant((ILOpCode Code, long Operand, double Number) instruction) => instruction.Code switch
    {
        >= ILOpCode.Ldc_i4_m1 and <= ILOpCode.Ldc_i4_8 => Of((int)instruction.Code - (int)ILOpCode.Ldc_i4_0),
        ILOpCode.Ldc_i4_s or ILOpCode.Ldc_i4 => Of((int)instruction.Operand),
        ILOpCode.Ldc_i8 => instruction.Operand == 0 ? CompiledInitial.Zero : CompiledInitial.Of(instruction.Operand),
        ILOpCode.Ldc_r4 or ILOpCode.Ldc_r8 => BitConverter.DoubleToInt64Bits(instruction.Number) == 0 ? CompiledInitial.Zero : CompiledInitial.Of(instruction.Number),
        ILOpCode.Ldstr => _reader.GetUserString(MetadataTokens.UserStringHandle((int)instruction.Operand & 0xFFFFFF)) is { Length: > 0 } text ? CompiledInitial.Of(text) : CompiledInitial.Zero,
        ILOpCode.Call or ILOpCode.Ldsfld when NameOf(instruction.Operand) is { } name && (name.EndsWith("Empty", StringComparison.Ordinal) || name.EndsWith("Zero", StringComparison.Ordinal)) => CompiledInitial.Zero,
        ILOpCode.Newobj when NameOf(instruction.Operand) is "List`1..ctor" or "HashSet`1..ctor" or "Dictionary`2..ctor" => CompiledInitial.Zero,
        _ => null,
    };

    private static CompiledInitial Of(int value) => value == 0 ? CompiledInitial.Zero : CompiledInitial.Of(value);

    private bool IsCopy()
        => _code.Any(i => i.Code == ILOpCode.Ldfld) && _code.All(i => i.Code is ILOpCode.Ldarg_0 or ILOpCode.Ldarg_1 or ILOpCode.Ldfld or ILOpCode.Stfld or ILOpCode.Call or ILOpCode.Ret or ILOpCode.Nop);

    private string? FieldOf(long token)
    {
        EntityHandle handle = MetadataTokens.EntityHandle((int)token);
        return handle.Kind switch
        {
            HandleKind.FieldDefinition => _reader.GetString(_reader.GetFieldDefinition((FieldDefinitionHandle)handle).Name),
            HandleKind.MemberReference => _reader.GetString(_reader.GetMemberReference((MemberReferenceHandle)handle).Name),
            _ => null,
        };
    }

    private bool IsOwn(long token) => ParentOf(token) == (EntityHandle)_type;

    private EntityHandle ParentOf(long token)
    {
        EntityHandle handle = MetadataTokens.EntityHandle((int)token);
        return handle.Kind switch
        {
            HandleKind.MethodDefinition => _reader.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType(),
            HandleKind.MemberReference => _reader.GetMemberReference((MemberReferenceHandle)handle).Parent,
            HandleKind.MethodSpecification => ParentOf(MetadataTokens.GetToken(_reader.GetMethodSpecification((MethodSpecificationHandle)handle).Method)),
            _ => default,
        };
    }

    // Decimal..ctor, String.Empty, Array.Empty
    private string NameOf(long token)
    {
        EntityHandle handle = MetadataTokens.EntityHandle((int)token);
        string member = handle.Kind switch
        {
            HandleKind.MethodDefinition => _reader.GetString(_reader.GetMethodDefinition((MethodDefinitionHandle)handle).Name),
            HandleKind.MemberReference => _reader.GetString(_reader.GetMemberReference((MemberReferenceHandle)handle).Name),
            HandleKind.FieldDefinition => _reader.GetString(_reader.GetFieldDefinition((FieldDefinitionHandle)handle).Name),
            HandleKind.MethodSpecification => NameOf(MetadataTokens.GetToken(_reader.GetMethodSpecification((MethodSpecificationHandle)handle).Method)),
            _ => "",
        };
        return handle.Kind == HandleKind.MethodSpecification ? member : TypeNameOf(ParentOf(token)) + "." + member;
    }

    private string TypeNameOf(EntityHandle type)
    {
        switch (type.Kind)
        {
            case HandleKind.TypeReference:
                return _reader.GetString(_reader.GetTypeReference((TypeReferenceHandle)type).Name);
            case HandleKind.TypeDefinition:
                return _reader.GetString(_reader.GetTypeDefinition((TypeDefinitionHandle)type).Name);
            case HandleKind.TypeSpecification:
                // GENERICINST, CLASS or VALUETYPE, the type.
                BlobReader blob = _reader.GetBlobReader(_reader.GetTypeSpecification((TypeSpecificationHandle)type).Signature);
                return blob.ReadByte() == (byte)SignatureTypeCode.GenericTypeInstance && blob.ReadByte() > 0 ? TypeNameOf(blob.ReadTypeHandle()) : "";
            default:
                return "";
        }
    }

    private void Decode(byte[] code)
    {
        for (int at = 0; at < code.Length;)
        {
            int value = code[at++];
            ILOpCode operation = value == 0xFE && at < code.Length ? (ILOpCode)(0xFE00 | code[at++]) : (ILOpCode)value;
            int size = operation == ILOpCode.Switch ? 4 + (4 * BitConverter.ToInt32(code, at)) : SizeOf(operation);
            if (size < 0 || at + size > code.Length)
            {
                throw new BadImageFormatException("The code of a constructor ends too early.");
            }

            _code.Add((operation, OperandAt(code, at, operation, size), operation == ILOpCode.Ldc_r4 ? BitConverter.ToSingle(code, at) : operation == ILOpCode.Ldc_r8 ? BitConverter.ToDouble(code, at) : 0));
            at += size;
        }
    }

    private static long OperandAt(byte[] code, int at, ILOpCode operation, int size) => (operation, size) switch
    {
        (ILOpCode.Switch, _) => 0,
        (_, 1) => (sbyte)code[at],
        (_, 4) => BitConverter.ToInt32(code, at),
        (_, 8) => BitConverter.ToInt64(code, at),
        _ => 0,
    };

    // Source: ECMA-335, partition III; the operand's bytes of each operation.
    private static int SizeOf(ILOpCode operation) => operation switch
    {
        ILOpCode.Ldc_i8 or ILOpCode.Ldc_r8 => 8,
        ILOpCode.Ldc_i4 or ILOpCode.Ldc_r4 or ILOpCode.Jmp or ILOpCode.Call or ILOpCode.Calli or ILOpCode.Callvirt or ILOpCode.Cpobj or ILOpCode.Ldobj or ILOpCode.Ldstr or ILOpCode.Newobj
            or ILOpCode.Castclass or ILOpCode.Isinst or ILOpCode.Unbox or ILOpCode.Ldfld or ILOpCode.Ldflda or ILOpCode.Stfld or ILOpCode.Ldsfld or ILOpCode.Ldsflda or ILOpCode.Stsfld
            or ILOpCode.Stobj or ILOpCode.Box or ILOpCode.Newarr or ILOpCode.Ldelema or ILOpCode.Ldelem or ILOpCode.Stelem or ILOpCode.Unbox_any or ILOpCode.Refanyval or ILOpCode.Mkrefany
            or ILOpCode.Ldtoken or ILOpCode.Leave or ILOpCode.Ldftn or ILOpCode.Ldvirtftn or ILOpCode.Initobj or ILOpCode.Constrained or ILOpCode.Sizeof
            or (>= ILOpCode.Br and <= ILOpCode.Blt_un) => 4,
        ILOpCode.Ldarg or ILOpCode.Ldarga or ILOpCode.Starg or ILOpCode.Ldloc or ILOpCode.Ldloca or ILOpCode.Stloc => 2,
        ILOpCode.Ldarg_s or ILOpCode.Ldarga_s or ILOpCode.Starg_s or ILOpCode.Ldloc_s or ILOpCode.Ldloca_s or ILOpCode.Stloc_s or ILOpCode.Ldc_i4_s or ILOpCode.Leave_s or ILOpCode.Unaligned
            or (>= ILOpCode.Br_s and <= ILOpCode.Blt_un_s) => 1,
        _ => 0,
    };
}
