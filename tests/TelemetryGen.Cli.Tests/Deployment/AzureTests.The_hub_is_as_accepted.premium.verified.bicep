// Acme.Greenhouse, version 2: an event hub for its boards and what reads it.
// Written by telemetrygen azure. What may differ between two deployments is a parameter, in main.bicepparam.
// No key is in this file or in an output: devices and servers get theirs by the commands that the outputs say.

@description('Where everything is made. Near the boards: each of them opens TLS connections to it.')
param location string = resourceGroup().location

@description('The namespace, with which the host name of boards begins. No other in Azure may have it.')
@minLength(6)
@maxLength(50)
param namespaceName string = 'greenhouse-${uniqueString(resourceGroup().id)}'

@description('The event hub. Boards have its name in their settings and in their tokens.')
param hubName string

@description('Processing units. Each is worth several throughput units; how many depends on the events.')
@allowed([
  1
  2
  4
  6
  8
  10
  12
  16
])
param processingUnits int

@description('Partitions of the hub: no more instances of a server than these read at once. They can be raised later, never lowered.')
@minValue(1)
@maxValue(100)
param partitionCount int

@description('How long events are kept, in days: how long a server may be away without loss.')
@minValue(1)
@maxValue(90)
param retentionDays int

@description('A consumer group for each program that is to see all events. $Default is always there; leave it to people who look.')
param consumerGroups string[]

@description('The storage account of checkpoints. No other in Azure may have its name.')
@minLength(3)
@maxLength(24)
param storageAccountName string = 'check${uniqueString(resourceGroup().id, namespaceName)}'

@description('Let the account be opened by its keys. Without, it is opened by Entra alone, and there is no key to lose.')
param allowStorageKeys bool = false

@description('Object id of the identity that the server runs as, which then needs no key. Empty: no role is given to anybody.')
param serverPrincipalId string = ''

@description('What that identity is. A managed identity is a ServicePrincipal.')
@allowed([
  'Group'
  'ServicePrincipal'
  'User'
])
param serverPrincipalType string = 'ServicePrincipal'

@description('Resource ids of the action groups that an alert calls. Empty: it is seen in the portal alone.')
param alertActionGroupIds string[] = []

// The same in every subscription.
var roles = {
  blobDataContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  eventHubsDataReceiver: 'a638d3c7-ab3a-418d-83e6-5f17a39d4fde'
}

// A container each, as Azure's documentation has it: listing the checkpoints of one group does not walk over those of another.
var checkpointContainers = [for group in consumerGroups: 'checkpoints-${toLower(group)}']

resource namespace 'Microsoft.EventHub/namespaces@2024-01-01' = {
  name: namespaceName
  location: location
  sku: {
    // No way leads from Basic or Standard to Premium: boards would need another host name.
    name: 'Premium'
    tier: 'Premium'
    capacity: processingUnits
  }
  properties: {
    // Boards have shared access signatures; without local auth each of them would need Entra.
    disableLocalAuth: false
    // Not 1.3, which neither MicroPython on rp2 nor nanoFramework 1.x has.
    minimumTlsVersion: '1.2'
    publicNetworkAccess: 'Enabled'
  }
}

resource hub 'Microsoft.EventHub/namespaces/eventhubs@2024-01-01' = {
  parent: namespace
  name: hubName
  properties: {
    partitionCount: partitionCount
    retentionDescription: {
      cleanupPolicy: 'Delete'
      retentionTimeInHours: retentionDays * 24
    }
  }
}

@batchSize(1)
resource groups 'Microsoft.EventHub/namespaces/eventhubs/consumergroups@2024-01-01' = [
  for group in consumerGroups: {
    parent: hub
    name: group
  }
]

// Its key signs the tokens of boards and does nothing else: it opens one hub, and reads nothing.
resource sendPolicy 'Microsoft.EventHub/namespaces/eventhubs/authorizationRules@2024-01-01' = {
  parent: hub
  name: 'send'
  properties: {
    rights: ['Send']
  }
}

// For servers that have no Entra identity. A policy of the hub: the namespace's own RootManageSharedAccessKey may do everything.
resource listenPolicy 'Microsoft.EventHub/namespaces/eventhubs/authorizationRules@2024-01-01' = {
  parent: hub
  name: 'listen'
  properties: {
    rights: ['Listen']
  }
  // One after the other: changes that meet at one hub may be refused as a conflict.
  dependsOn: [sendPolicy]
}

resource serverReceives 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(serverPrincipalId)) {
  scope: hub
  name: guid(hub.id, serverPrincipalId, roles.eventHubsDataReceiver)
  properties: {
    principalId: serverPrincipalId
    principalType: serverPrincipalType
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.eventHubsDataReceiver)
  }
}

resource storage 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: storageAccountName
  location: location
  kind: 'StorageV2'
  sku: {
    // Three copies in one place: a checkpoint that is lost makes events come again, and loses none.
    name: 'Standard_LRS'
  }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowSharedKeyAccess: allowStorageKeys
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

// Checkpoints are written over and over: versions and deleted blobs that are kept would only slow the listing down.
resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2024-01-01' = {
  parent: storage
  name: 'default'
  properties: {
    deleteRetentionPolicy: {
      enabled: false
    }
    isVersioningEnabled: false
  }
}

resource checkpoints 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = [
  for container in checkpointContainers: {
    parent: blobs
    name: container
    properties: {
      publicAccess: 'None'
    }
  }
]

resource serverKeepsCheckpoints 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (container, index) in checkpointContainers: if (!empty(serverPrincipalId)) {
    scope: checkpoints[index]
    name: guid(storage.id, container, serverPrincipalId, roles.blobDataContributor)
    properties: {
      principalId: serverPrincipalId
      principalType: serverPrincipalType
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.blobDataContributor)
    }
  }
]

// Throttled senders keep their events and send again later: boards with little room lose the oldest then.
resource throttled 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${namespaceName}-throttled'
  location: 'global'
  properties: {
    description: 'Event Hubs refused requests because the namespace takes more than its units allow. Raise processingUnits.'
    severity: 2
    enabled: true
    scopes: [namespace.id]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT5M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'throttled requests'
          metricNamespace: 'Microsoft.EventHub/namespaces'
          metricName: 'ThrottledRequests'
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 0
        }
      ]
    }
    actions: [for id in alertActionGroupIds: { actionGroupId: id }]
  }
}

@description('The host that boards send to, by HTTPS at port 443.')
output host string = '${namespace.name}.servicebus.windows.net'

@description('The hub that boards send to.')
output hub string = hub.name

@description('Prints the key that signs the tokens of boards. It is a secret: read it into a variable.')
output printSendKey string = join(
  [
    'az eventhubs eventhub authorization-rule keys list --resource-group ${resourceGroup().name}'
    '--namespace-name ${namespace.name} --eventhub-name ${hub.name} --name ${sendPolicy.name} --query primaryKey --output tsv'
  ],
  ' '
)

@description('Prints the connection string of a server without an Entra identity. It is a secret: read it into a variable.')
output printListenConnection string = join(
  [
    'az eventhubs eventhub authorization-rule keys list --resource-group ${resourceGroup().name}'
    '--namespace-name ${namespace.name} --eventhub-name ${hub.name} --name ${listenPolicy.name}'
    '--query primaryConnectionString --output tsv'
  ],
  ' '
)

@description('The containers of checkpoints, in the order of the consumer groups: EventHubs__CheckpointContainerUri of a server.')
output checkpointContainerUris string[] = [
  for container in checkpointContainers: '${storage.properties.primaryEndpoints.blob}${container}'
]
