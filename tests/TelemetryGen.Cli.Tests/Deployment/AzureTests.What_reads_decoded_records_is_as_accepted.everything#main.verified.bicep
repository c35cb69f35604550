// Lab.Everything, version 3: an event hub for its boards and what reads it.
// Written by telemetrygen azure. What may differ between two deployments is a parameter, in main.bicepparam.
// No key is in this file or in an output: devices and servers get theirs by the commands that the outputs say.

@description('Where everything is made. Near the boards: each of them opens TLS connections to it.')
param location string = resourceGroup().location

@description('The namespace, with which the host name of boards begins. No other in Azure may have it.')
@minLength(6)
@maxLength(50)
param namespaceName string = 'everything-${uniqueString(resourceGroup().id)}'

@description('The event hub. Boards have its name in their settings and in their tokens.')
param hubName string

@description('Throughput units: each takes 1 MB or 1,000 events a second in. telemetrygen size says how many a fleet needs.')
@minValue(1)
@maxValue(40)
param throughputUnits int

@description('The units to which the namespace grows by itself when it is throttled. It never shrinks by itself. 0: it does not grow.')
@minValue(0)
@maxValue(40)
param maxThroughputUnits int

@description('Partitions of the hub: no more instances of a server than these read at once. They cannot be changed later.')
@minValue(1)
@maxValue(32)
param partitionCount int

@description('How long events are kept, in days: how long a server may be away without loss.')
@minValue(1)
@maxValue(7)
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

@description('The storage account that gets the rows of Stream Analytics. No other in Azure may have its name.')
@minLength(3)
@maxLength(24)
param rowsAccountName string = 'rows${uniqueString(resourceGroup().id, namespaceName)}'

@description('Streaming units of the job.')
@allowed([
  1
  3
  6
  12
  18
  24
])
param streamingUnits int = 1

@description('The Data Explorer cluster, which must be there, with its system-assigned identity on.')
param clusterName string

@description('Its database, which must be there.')
param databaseName string

@description('The resource group of the cluster.')
param clusterResourceGroup string = resourceGroup().name

// The same in every subscription.
var roles = {
  blobDataContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  eventHubsDataReceiver: 'a638d3c7-ab3a-418d-83e6-5f17a39d4fde'
  eventHubsDataSender: '2b629674-e913-4c01-ae53-ef4638d8f975'
}

// A container each, as Azure's documentation has it: listing the checkpoints of one group does not walk over those of another.
var checkpointContainers = [for group in consumerGroups: 'checkpoints-${toLower(group)}']

resource namespace 'Microsoft.EventHub/namespaces@2024-01-01' = {
  name: namespaceName
  location: location
  sku: {
    name: 'Standard'
    tier: 'Standard'
    capacity: throughputUnits
  }
  properties: {
    // Boards have shared access signatures; without local auth each of them would need Entra.
    disableLocalAuth: false
    // Not 1.3, which neither MicroPython on rp2 nor nanoFramework 1.x has.
    minimumTlsVersion: '1.2'
    publicNetworkAccess: 'Enabled'
    isAutoInflateEnabled: maxThroughputUnits > throughputUnits
    maximumThroughputUnits: maxThroughputUnits > throughputUnits ? maxThroughputUnits : 0
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

// Records as lines of JSON, which the server sends here: no service of Azure reads the messages of boards as they are.
resource decodedHub 'Microsoft.EventHub/namespaces/eventhubs@2024-01-01' = {
  parent: namespace
  name: '${hubName}-decoded'
  properties: {
    partitionCount: partitionCount
    retentionDescription: {
      cleanupPolicy: 'Delete'
      retentionTimeInHours: 24
    }
  }
  // One after the other, for the same reason.
  dependsOn: [hub]
}

// For servers that have no Entra identity.
resource forwardPolicy 'Microsoft.EventHub/namespaces/eventhubs/authorizationRules@2024-01-01' = {
  parent: decodedHub
  name: 'forward'
  properties: {
    rights: ['Send']
  }
}

resource serverForwards 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(serverPrincipalId)) {
  scope: decodedHub
  name: guid(decodedHub.id, serverPrincipalId, roles.eventHubsDataSender)
  properties: {
    principalId: serverPrincipalId
    principalType: serverPrincipalType
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.eventHubsDataSender)
  }
}

module streamAnalytics 'stream-analytics.bicep' = {
  params: {
    location: location
    jobName: '${namespaceName}-rows'
    namespaceName: namespace.name
    hubName: decodedHub.name
    rowsAccountName: rowsAccountName
    streamingUnits: streamingUnits
    receiverRole: roles.eventHubsDataReceiver
    contributorRole: roles.blobDataContributor
  }
}

resource cluster 'Microsoft.Kusto/clusters@2024-04-13' existing = {
  scope: resourceGroup(clusterResourceGroup)
  name: clusterName
}

resource dataExplorerGroup 'Microsoft.EventHub/namespaces/eventhubs/consumergroups@2024-01-01' = {
  parent: decodedHub
  name: 'data-explorer'
}

resource dataExplorerReceives 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: decodedHub
  name: guid(decodedHub.id, cluster.id, roles.eventHubsDataReceiver)
  properties: {
    principalId: cluster.identity.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.eventHubsDataReceiver)
  }
}

module dataExplorer 'data-explorer.bicep' = {
  scope: resourceGroup(clusterResourceGroup)
  params: {
    location: cluster.location
    clusterName: clusterName
    databaseName: databaseName
    hubId: decodedHub.id
    consumerGroup: dataExplorerGroup.name
  }
  // The connection is refused while its identity may not read the hub.
  dependsOn: [dataExplorerReceives]
}

// Throttled senders keep their events and send again later: boards with little room lose the oldest then.
resource throttled 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${namespaceName}-throttled'
  location: 'global'
  properties: {
    description: 'Event Hubs refused requests because the namespace takes more than its units allow. Raise throughputUnits.'
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

@description('The hub that the server sends decoded records to.')
output decodedHub string = decodedHub.name

@description('The job. It does not run until it is started: az stream-analytics job start.')
output job string = streamAnalytics.outputs.job
