namespace Portal.Domain.ModelRouting;

/// <summary>Why a model gave no usable answer. The turn goes on with the next tier.</summary>
public sealed class ModelProblemException(string what, bool retryable = true, Exception? inner = null) : Exception(what, inner)
{
    /// <summary>False where asking the same server again cannot help: quota used up, key refused, model unknown.</summary>
    public bool Retryable { get; } = retryable;
}
