// Acme.Greenhouse, version 2: a Stream Analytics job that writes decoded records as rows, a folder each kind.
// Written by telemetrygen azure. It has an identity of its own and no key; it does not run until it is started.

param location string
param jobName string
param namespaceName string
param hubName string
param rowsAccountName string
param streamingUnits int
param receiverRole string
param contributorRole string

// The outputs of stream-analytics.asaql, and the folder of each.
var outputs = [
  'Climate'
]

resource hub 'Microsoft.EventHub/namespaces/eventhubs@2024-01-01' existing = {
  name: '${namespaceName}/${hubName}'
}

resource group 'Microsoft.EventHub/namespaces/eventhubs/consumergroups@2024-01-01' = {
  parent: hub
  name: 'stream-analytics'
}

// Not the account of checkpoints, which is for nothing else.
resource storage 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: rowsAccountName
  location: location
  kind: 'StorageV2'
  sku: {
    name: 'Standard_LRS'
  }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2024-01-01' = {
  parent: storage
  name: 'default'
}

resource rows 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = {
  parent: blobs
  name: 'rows'
  properties: {
    publicAccess: 'None'
  }
}

resource job 'Microsoft.StreamAnalytics/streamingjobs@2020-03-01' = {
  name: jobName
  location: location
  identity: {
    type: 'SystemAssigned'
  }
  properties: {
    sku: {
      name: 'Standard'
    }
    compatibilityLevel: '1.2'
    // Boards send late after an outage. Rows are taken in the order in which they come, at the time when they come.
    eventsOutOfOrderPolicy: 'Adjust'
    // A row that cannot be written is dropped and counted; 'Stop' would hold up all others.
    outputErrorPolicy: 'Drop'
    inputs: [
      {
        name: 'decoded'
        properties: {
          type: 'Stream'
          datasource: {
            type: 'Microsoft.EventHub/EventHub'
            properties: {
              serviceBusNamespace: namespaceName
              eventHubName: hubName
              consumerGroupName: group.name
              authenticationMode: 'Msi'
            }
          }
          serialization: {
            type: 'Json'
            properties: {
              encoding: 'UTF8'
            }
          }
        }
      }
    ]
    outputs: [
      for output in outputs: {
        name: output
        properties: {
          datasource: {
            type: 'Microsoft.Storage/Blob'
            properties: {
              authenticationMode: 'Msi'
              storageAccounts: [
                {
                  accountName: storage.name
                }
              ]
              container: rows.name
              pathPattern: '${output}/{date}/{time}'
              dateFormat: 'yyyy/MM/dd'
              timeFormat: 'HH'
            }
          }
          serialization: {
            type: 'Json'
            properties: {
              encoding: 'UTF8'
              format: 'LineSeparated'
            }
          }
        }
      }
    ]
    transformation: {
      name: 'rows'
      properties: {
        streamingUnits: streamingUnits
        query: loadTextContent('stream-analytics.asaql')
      }
    }
  }
}

resource jobReceives 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: hub
  name: guid(hub.id, job.id, receiverRole)
  properties: {
    principalId: job.identity.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', receiverRole)
  }
}

resource jobWrites 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: rows
  name: guid(rows.id, job.id, contributorRole)
  properties: {
    principalId: job.identity.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', contributorRole)
  }
}

output job string = job.name
