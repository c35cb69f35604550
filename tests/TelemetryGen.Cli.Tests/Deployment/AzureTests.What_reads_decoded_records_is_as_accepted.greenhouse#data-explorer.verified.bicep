// Acme.Greenhouse, version 2: tables of Data Explorer, and the connection by which decoded records get into them.
// Written by telemetrygen azure. A module of its own because the cluster may be in another resource group.

param location string
param clusterName string
param databaseName string
param hubId string
param consumerGroup string

// Tables and mappings, as telemetrygen emit --target kql writes them. Every command may run again.
var commands = loadTextContent('data-explorer.kql')

resource cluster 'Microsoft.Kusto/clusters@2024-04-13' existing = {
  name: clusterName
}

resource database 'Microsoft.Kusto/clusters/databases@2024-04-13' existing = {
  parent: cluster
  name: databaseName
}

resource tables 'Microsoft.Kusto/clusters/databases/scripts@2024-04-13' = {
  parent: database
  name: 'telemetry-tables'
  properties: {
    // They hold names and types, and no secret.
    #disable-next-line use-secure-value-for-secure-inputs
    scriptContent: commands
    continueOnErrors: false
    // Runs when the commands have changed, and else not.
    forceUpdateTag: uniqueString(commands)
  }
}

resource connection 'Microsoft.Kusto/clusters/databases/dataConnections@2024-04-13' = {
  parent: database
  name: 'telemetry-decoded'
  location: location
  kind: 'EventHub'
  properties: {
    eventHubResourceId: hubId
    consumerGroup: consumerGroup
    // The cluster's own identity: a connection by key breaks when the key changes.
    managedIdentityResourceId: cluster.id
    dataFormat: 'JSON'
    compression: 'None'
    tableName: 'Climate'
    mappingRuleName: 'ClimateJson'
  }
  dependsOn: [tables]
}
