using Microsoft.CodeAnalysis;

namespace Tern.Analyzers.NullFlow.Code;

/// <summary>Straight-line instructions and where they lead.</summary>
internal sealed class Block
{
    /// <summary>The method is left with its result.</summary>
    public static readonly Block Leave = new() { Index = -1 };

    /// <summary>The run ends here with an exception, or goes on in the handlers.</summary>
    public static readonly Block Throws = new() { Index = -2 };

    /// <summary>Position in the method; loops go back to a smaller one.</summary>
    public int Index { get; set; }

    public List<Instruction> Code { get; } = [];

    /// <summary>Register that decides between <see cref="Next"/> and <see cref="Otherwise"/>, or -1.</summary>
    public int Condition { get; set; } = -1;

    /// <summary>Block that follows (when the condition holds).</summary>
    public Block? Next { get; set; }

    /// <summary>Block that follows when the condition does not hold.</summary>
    public Block? Otherwise { get; set; }

    /// <summary>First blocks of the handlers that catch what this block throws.</summary>
    public List<Block> Handlers { get; } = [];

    /// <summary>Class of the exceptions that come here, where the block begins a handler; <see langword="null"/> for those of all.</summary>
    public ITypeSymbol? Catches { get; set; }

    /// <summary>Whether a condition says if the handler takes an exception.</summary>
    public bool IsFiltered { get; set; }
}
