using System.Data.Common;

namespace Portal.Integrations.Search;

/// <summary>Short ways to write plain SQL commands.</summary>
internal static class Commands
{
    extension(DbCommand command)
    {
        /// <summary>Adds a parameter.</summary>
        public DbCommand Add(string name, object? value)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
            return command;
        }
    }
}
